package share

import (
	"bytes"
	"context"
	"fmt"

	"countyline/data/oplog/planted"
)

// ReadBack is how the PutNew of every transport ends: it reads what was written, and says ErrNotYet unless it is all
// there. A place that loses or cuts what it confirmed to have written is noticed here and nowhere else: a simulated one
// shows the planted fault by cutting a write that it reports as done.
func ReadBack(ctx context.Context, name string, content []byte, read func(context.Context, string) ([]byte, error)) error {
	if planted.Bug(planted.PublishUnverified) {
		return nil
	}
	there, err := read(ctx, name)
	if err != nil {
		return fmt.Errorf("%w: it was written and cannot be read back: %w", ErrNotYet, err)
	}
	if !bytes.Equal(there, content) {
		return fmt.Errorf("%w: it was written and reads back otherwise", ErrNotYet)
	}
	return nil
}
