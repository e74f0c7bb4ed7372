package share

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"countyline/data"
	"countyline/data/oplog"
)

// A place from which more than this many files vanished, and more than half of those that are known, is not read: it
// may be the wrong one, half connected, or in the hands of something that renames files.
const manyVanished = 20

// Look says whose a place is. Code: folder_missing.
func Look(ctx context.Context, t Transport) (Place, error) {
	r := round{Engine: &Engine{Transport: t}}
	if err := r.list(ctx); err != nil {
		return Place{}, err
	}
	formats, err := r.formats(ctx)
	if err != nil || len(formats) == 0 {
		return Place{Empty: len(r.at) == 0}, err
	}
	return Place{Team: formats[0].Team, Name: formats[0].Name}, nil
}

// format is a file that tells whose a place is.
type format struct {
	FormatInfo
	name    string
	content []byte
	err     error // ErrNewer, or nil
}

// list reads what is in the place.
func (r *round) list(ctx context.Context) error {
	entries, err := r.Transport.List(ctx)
	r.bare = errors.Is(err, ErrEmpty)
	if err != nil && !r.bare {
		return missing(ctx, err)
	}
	if r.at == nil {
		r.at = make(map[string]Entry, len(entries))
	}
	for _, e := range entries {
		name := strings.ToLower(e.Name)
		if before, ok := r.at[name]; !ok || e.Name < before.Name {
			r.at[name] = e
		}
	}
	return nil
}

// formats reads every file that tells whose the place is, whatever it is called, in the order of their names.
func (r *round) formats(ctx context.Context) ([]format, error) {
	var list []format
	for _, name := range sortedKeys(r.at) {
		if !strings.HasPrefix(name, "format-") || strings.Contains(name, "/") || strings.HasSuffix(name, ".tmp") {
			continue
		}
		content, err := r.get(ctx, r.at[name].Name)
		if err != nil {
			return nil, err
		}
		info, err := ReadFormat(content)
		if err == nil || errors.Is(err, ErrNewer) {
			list = append(list, format{info, r.at[name].Name, content, err})
		}
	}
	return list, nil
}

// get reads a file. One that cannot be read now has no bytes; only what stops the exchange is an error.
func (r *round) get(ctx context.Context, name string) ([]byte, error) {
	content, err := r.Transport.Get(ctx, name)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, ErrEmpty):
		return nil, nil
	case errors.Is(err, ErrMissing):
		return nil, missing(ctx, err)
	case err != nil:
		return nil, nil
	}
	return content, nil
}

// judge says whether files may be taken from the place and put into it. Nothing has been changed when it refuses.
func (r *round) judge(ctx context.Context) error {
	r.progress(StageLook, 0, 0)
	if err := r.list(ctx); err != nil {
		return err
	}
	own, err := r.isOurs(ctx)
	if err != nil {
		return err
	}
	if !own {
		formats, err := r.formats(ctx)
		if err != nil {
			return err
		}
		if i := slices.IndexFunc(formats, func(f format) bool { return f.Team == r.self.Team }); i >= 0 {
			own = true
		} else if len(formats) > 0 {
			other := fmt.Sprintf(", %q", formats[0].Name)
			if formats[0].Name == r.self.TeamName {
				other = " with the same name"
			}
			return r.refuse("folder_foreign", "The shared folder is that of another team%s; nothing was changed. Connect the folder of %s again, or choose it where it is now.", other, r.team())
		}
	}
	if (r.o.Rebuild || r.o.Export) && !own {
		return r.judgeStrangers(ctx)
	}
	if r.o.Rebuild || r.o.Export || r.o.Import && own {
		return nil
	}
	if r.o.Import {
		return r.refuse("not_a_team", "This file holds no changes of %s; nothing was changed. Ask your colleague to export it again.", r.team())
	}
	return r.judgeVanished(ctx, own)
}

// judgeStrangers refuses to fill a place with files of another team whose format file has not arrived.
func (r *round) judgeStrangers(ctx context.Context) error {
	for _, name := range r.unknown(ourName.MatchString) {
		content, err := r.get(ctx, name)
		if err != nil {
			return err
		}
		h, err := ReadHeader(content)
		switch {
		case err != nil && !errors.Is(err, ErrNewer):
		case h.Team == r.self.Team:
			return nil
		default:
			return r.refuse("folder_foreign", "The shared folder holds files of another team; nothing was changed. Connect the folder of %s again, or choose it where it is now.", r.team())
		}
	}
	return nil
}

// prepare makes the protocol's folder in one that is empty and that files are to be put into.
func (r *round) prepare(ctx context.Context) error {
	place, ok := r.Transport.(interface{ Prepare(context.Context) error })
	if !r.bare || !ok || r.o.Import {
		return nil
	}
	if err := place.Prepare(ctx); err != nil {
		return missing(ctx, err)
	}
	return nil
}

// isOurs says whether the place has the team's format file under its own name.
func (r *round) isOurs(ctx context.Context) (bool, error) {
	name := FormatName(r.self.Team)
	if _, ok := r.at[name]; ok {
		return true, nil // whether it has arrived whole or not
	}
	content, err := r.get(ctx, name) // the listing may be stale
	return content != nil, err
}

// judgeVanished refuses a place that lacks what was there before. A place that was never filled is not asked for anything.
func (r *round) judgeVanished(ctx context.Context, own bool) error {
	there, gone := r.known()
	if gone > manyVanished && gone > there || !own {
		// A listing may be stale: ask again.
		if err := r.list(ctx); err != nil {
			return err
		}
		there, gone = r.known()
	}
	switch {
	case !own && there == 0 && gone > 0:
		return r.refuse("folder_empty", "The shared folder holds nothing of %s, although files of the team were there before; nothing was changed here. "+
			"Connect the right folder, choose another one, or rebuild the folder from this computer.", r.team())
	case gone > manyVanished && gone > there:
		return r.refuse("folder_vanished", "%d of the %d files of %s that this computer knows are no longer in the shared folder; nothing was changed here. "+
			"Wait if the folder is still being copied, choose another folder, or rebuild the folder from this computer.", gone, gone+there, r.team())
	}
	return nil
}

// known counts the files that were in the place when it was last seen: those that still are, and those that are not.
func (r *round) known() (there, gone int) {
	for name, f := range r.kept {
		if f.State == oplog.Made || f.Kind == oplog.FormatFile && name != FormatName(r.self.Team) {
			continue
		}
		if _, ok := r.at[name]; ok {
			there++
		} else {
			gone++
		}
	}
	return there, gone
}

func (r *round) team() string { return "the team " + r.self.TeamName }

func (r *round) refuse(code, message string, args ...any) error {
	return &data.Error{Code: code, Message: fmt.Sprintf(message, args...)}
}

// missing is why a place could not be reached.
func missing(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return &data.Error{
		Code: "folder_missing", Err: err,
		Message: "The shared folder cannot be reached, so nothing was shared; your changes are safe on this computer. Connect the drive or start the program that copies the folder, or choose another folder.",
	}
}
