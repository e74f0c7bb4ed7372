package share

import (
	"strings"
	"sync"

	"countyline/data/oplog"
)

// mostStrange is how many bytes of files are kept in all whose writers' cards have not come. Anybody who can open the
// folder can put there what seems to be a new colleague's; of a real one the rest comes in with the card.
const mostStrange = 16 << 20

// Passed are files in the shared place that an exchange passed over and need not read again while the program runs. The
// zero value is ready; nil remembers nothing.
type Passed struct {
	lock  sync.Mutex
	files map[Entry]oplog.Writer // whose card they need; empty for those that cannot be used
}

func (p *Passed) note(e Entry, needs oplog.Writer) {
	if p == nil {
		return
	}
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.files == nil {
		p.files = map[Entry]oplog.Writer{}
	}
	p.files[e] = needs
}

func (p *Passed) know(e Entry) (needs oplog.Writer, known bool) {
	if p == nil {
		return "", false
	}
	p.lock.Lock()
	defer p.lock.Unlock()
	needs, known = p.files[e]
	return needs, known
}

// passedOver tells of a file of the place that was read before, has the same name and size, and is of no use yet.
func (r *round) passedOver(name string) bool {
	needs, known := r.Passed.know(r.at[strings.ToLower(name)])
	switch {
	case !known:
		return false
	case needs == "":
		r.report.Quarantined = append(r.report.Quarantined, Bad{File: name, Reason: badContent})
		return true
	}
	if _, came := r.cards[needs]; came {
		return false
	}
	r.left = append(r.left, name)
	return true
}

// leave says whether a file stays in the place until its writer's card comes.
func (r *round) leave(h Header, name string, content []byte) bool {
	f := h.File(content)
	f.State = oplog.Waiting
	if !r.strange(f) {
		return false
	}
	sum := int64(len(content))
	for _, size := range r.strangers {
		sum += size
	}
	if sum <= mostStrange {
		return false
	}
	r.Passed.note(r.at[strings.ToLower(name)], h.Writer)
	r.left = append(r.left, name)
	return true
}

// strange says whether a file waits for the card of its writer.
func (r *round) strange(f oplog.File) bool {
	_, known := r.cards[f.Writer]
	return f.State == oplog.Waiting && f.Kind != oplog.CardFile && f.Kind != oplog.FormatFile && !known && f.Writer != r.self.Writer
}
