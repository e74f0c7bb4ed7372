package intake

import "strings"

// keeper copies the cells that are kept, so that the file's own text can be let go. Short repeated values share
// one copy; the others are packed into blocks, which costs no allocation each.
type keeper struct {
	block  *strings.Builder
	shared map[string]string
}

const (
	blockBytes = 1 << 16
	mostShared = 1 << 15
)

func newKeeper() *keeper { return &keeper{block: new(strings.Builder), shared: map[string]string{}} }

// text keeps a value that is likely to be unique.
func (k *keeper) text(s string) string {
	if s == "" {
		return ""
	}
	if k.block.Len()+len(s) > k.block.Cap() {
		k.block = new(strings.Builder)
		k.block.Grow(max(blockBytes, len(s)))
	}
	at := k.block.Len()
	k.block.WriteString(s)
	return k.block.String()[at:]
}

// word keeps a value that is likely to come again.
func (k *keeper) word(s string) string {
	if s == "" {
		return ""
	}
	if kept, ok := k.shared[s]; ok {
		return kept
	}
	kept := k.text(s)
	if len(k.shared) < mostShared {
		k.shared[kept] = kept
	}
	return kept
}
