package app

import (
	"context"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"countyline/data"
	"countyline/data/sqlite"
	"countyline/data/sqlite/place"
)

// Fields of the settings, as data.Error.Field names what was refused.
const (
	FieldRoadFactor      = "road_factor"
	FieldPopulationShare = "population_share"
	FieldBackupsKept     = "backups_kept"
)

// Bounds of the settings: what lies outside is a typing error.
const (
	MostRoadFactor  = 3.0    // road miles per straight-line mile
	MostShare       = 10_000 // basis points of residents
	MostBackupsKept = 365    // daily backups
)

// Settings are those of the workspace; what nobody changed has its default.
func (w *Workspace) Settings(ctx context.Context) (data.Settings, error) { return w.db.Settings(ctx) }

// SaveSettings saves the settings that differ from those in force.
func (w *Workspace) SaveSettings(ctx context.Context, s data.Settings) (Undo, error) {
	if err := CheckSettings(s); err != nil {
		return nil, err
	}
	return undone(w.db.PutSettings(ctx, s))
}

// CheckSettings says what is wrong with settings.
func CheckSettings(s data.Settings) error {
	switch {
	case math.IsNaN(s.RoadFactor) || s.RoadFactor < 1 || s.RoadFactor > MostRoadFactor:
		return refused(FieldRoadFactor, "A road is as long as the straight line or longer; enter a factor from 1.0 to %.1f.", MostRoadFactor)
	case s.PopulationShare < 1 || s.PopulationShare > MostShare:
		return refused(FieldPopulationShare, "The share of residents must be above 0%% and at most 100%%; enter a share such as 17.")
	case s.BackupsKept < 1 || s.BackupsKept > MostBackupsKept:
		return refused(FieldBackupsKept, "At least one daily backup is kept, and at most %d; enter a number between them.", MostBackupsKept)
	}
	return nil
}

// Folder is where the workspace lies.
func (w *Workspace) Folder() string { return w.db.Dir() }

// BackUp copies the workspace's database into its folder of backups, verifies the copy and returns its path.
func (w *Workspace) BackUp(ctx context.Context) (string, error) { return w.db.Backup(ctx) }

// DefaultFolder is where a new workspace of a name goes: a visible folder below the user's own, on this computer's
// disk. It is empty when there is no such place.
func DefaultFolder(name string) string {
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return freeFolder(home, name, place.Check)
}

// freeFolder is the first folder for a name that is fit and not taken.
func freeFolder(home, name string, fit func(dir string) error) string {
	base := filepath.Join(home, "Countyline", folderName(name))
	for dir, n := base, 2; n < 1000; dir, n = base+" "+strconv.Itoa(n), n+1 {
		if fit(dir) != nil {
			return ""
		}
		if _, err := os.Lstat(dir); os.IsNotExist(err) {
			return dir
		}
	}
	return ""
}

// folderName is a name that every file system takes.
func folderName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) {
			return ' '
		}
		return r
	}, name)
	name = strings.Trim(strings.Join(strings.Fields(name), " "), ". ")
	if name == "" {
		return "Plan"
	}
	return name
}

// Backup is a copy of the workspace's database.
type Backup struct {
	Name   string
	Path   string
	Taken  time.Time
	ByHand bool
	Why    string // it was made: "daily", "by hand", "before an update"
	Size   int64  // bytes
}

// SizeWords are the size as people say it.
func (b Backup) SizeWords() string { return bytesWords(b.Size) }

// Backups lists the backups of the workspace, newest first.
func (w *Workspace) Backups() ([]Backup, error) { return BackupsIn(w.db.Dir()) }

// BackupsIn lists the backups of the workspace in a folder, newest first. It need not be open.
func BackupsIn(dir string) ([]Backup, error) {
	files, err := sqlite.Backups(dir)
	if err != nil {
		return nil, err
	}
	var list []Backup
	for _, f := range files {
		b := Backup{Name: filepath.Base(f.Path), Path: f.Path, Taken: f.Taken, ByHand: f.ByHand(), Why: f.Why()}
		if info, err := os.Stat(f.Path); err == nil { // one that is gone by now says so when it is gone back to
			b.Size = info.Size()
		}
		list = append(list, b)
	}
	return list, nil
}

// BackupRule says which backups are made and which are kept.
const BackupRule = "A backup is made when a workspace is opened for the first time on a day, before an update of the program changes the database, and before a backup is restored. " +
	"Each is read back and checked before it counts. Of the daily ones the newest are kept; all others stay."

// CanView says whether this system has a program that opens folders.
func CanView() bool { return canView(runtime.GOOS, exec.LookPath) }

func canView(system string, find func(string) (string, error)) bool {
	if system == "windows" || system == "darwin" {
		return true
	}
	_, err := find("xdg-open")
	return err == nil
}
