package share

import (
	"context"
	"errors"
	"time"
)

const (
	patience = 30 * time.Second // for one call, beside the time that its bytes take: an online-only file is fetched when it is read
	slowest  = 256 << 10        // bytes a second of a connection that is worth waiting for
	atOnce   = 4                // calls that may hang at the same time
)

// ErrSlow says that a drive did not answer in time; what it was asked to do may still happen.
var ErrSlow = errors.New("the folder does not answer")

// Patience is how long calls to a shared drive are waited for: one that hangs must not hang Countyline.
type Patience struct {
	limit time.Duration
	hands chan struct{} // one in it for every call to the system that runs
}

// NewPatience waits so long for one call; zero is the usual time.
func NewPatience(limit time.Duration) *Patience {
	if limit == 0 {
		limit = patience
	}
	return &Patience{limit: limit, hands: make(chan struct{}, atOnce)}
}

// Ask calls the system about so many bytes, and does not wait for an answer for ever: ErrSlow. The call itself cannot be
// stopped; it keeps one of a few hands until it returns. Once all of them are taken nothing waits long: the drive does
// hang.
func Ask[T any](ctx context.Context, p *Patience, bytes int64, call func() (T, error)) (T, error) {
	type answer struct {
		is  T
		err error
	}
	var none T
	timeout := time.NewTimer(p.limit / 10)
	defer timeout.Stop()
	select {
	case p.hands <- struct{}{}:
	case <-timeout.C:
		return none, ErrSlow
	case <-ctx.Done():
		return none, ctx.Err()
	}
	timeout.Reset(p.limit + time.Duration(bytes)*time.Second/slowest)
	answers := make(chan answer, 1)
	go func() {
		defer func() { <-p.hands }()
		is, err := call()
		answers <- answer{is, err}
	}()
	select {
	case a := <-answers:
		return a.is, a.err
	case <-timeout.C:
		return none, ErrSlow
	case <-ctx.Done():
		return none, ctx.Err()
	}
}
