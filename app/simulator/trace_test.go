package simulator

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// trace is what happened in a run, a line an event. It names devices and writers by the order in which they came up, and
// never a hash or anything encrypted.
type trace struct {
	lines   []string
	writers map[string]string
}

func (tr *trace) add(format string, args ...any) {
	tr.lines = append(tr.lines, fmt.Sprintf("%3d ", len(tr.lines)+1)+fmt.Sprintf(format, args...))
}

// writer is a short name of a writer.
func (tr *trace) writer(id string) string {
	if tr.writers == nil {
		tr.writers = map[string]string{}
	}
	if tr.writers[id] == "" {
		tr.writers[id] = fmt.Sprintf("W%d", len(tr.writers)+1)
	}
	return tr.writers[id]
}

// file is a file's name without its hash, with its writer's short name.
func (tr *trace) file(name string) string {
	parts := strings.Split(name, "/")
	for i, p := range parts {
		if len(p) >= 26 && i < len(parts)-1 {
			parts[i] = tr.writer(p)
		}
	}
	last := len(parts) - 1
	if head, _, ok := strings.Cut(parts[last], "-"); ok {
		if len(head) == 26 {
			head = tr.writer(head)
		}
		parts[last] = head
	}
	return strings.Join(parts, "/")
}

// sum is the hash of all that happened.
func (tr *trace) sum() string {
	sum := sha256.Sum256([]byte(strings.Join(tr.lines, "\n")))
	return hex.EncodeToString(sum[:8])
}

// tail is the last of it, for people.
func (tr *trace) tail(n int) string {
	return strings.Join(tr.lines[max(0, len(tr.lines)-n):], "\n")
}

// tally counts what runs did.
type tally struct {
	Runs, Edits, Exchanges, Crashes, Forgiven int
	DeviceDays                                float64
	Faults                                    map[string]int
}

func newTally() *tally { return &tally{Faults: map[string]int{}} }

func (c *tally) add(other *tally) {
	c.Runs += other.Runs
	c.Edits += other.Edits
	c.Exchanges += other.Exchanges
	c.Crashes += other.Crashes
	c.Forgiven += other.Forgiven
	c.DeviceDays += other.DeviceDays
	for kind, n := range other.Faults {
		c.Faults[kind] += n
	}
}

func (c *tally) String() string {
	total := 0
	var kinds []string
	for _, kind := range slices.Sorted(maps.Keys(c.Faults)) {
		total += c.Faults[kind]
		kinds = append(kinds, fmt.Sprintf("%s %d", kind, c.Faults[kind]))
	}
	return fmt.Sprintf("%d runs, %.0f device-days, %d changes, %d exchanges, %d crashes, %d faults of %d kinds: %s",
		c.Runs, c.DeviceDays, c.Edits, c.Exchanges, c.Crashes, total, len(kinds), strings.Join(kinds, ", "))
}
