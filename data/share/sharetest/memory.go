// Package sharetest holds what tests of sharing need: a place in memory, and the contract that every transport keeps.
package sharetest

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"

	"countyline/data/share"
)

// Memory is a shared place in memory. Its zero value is a place that is there and empty.
type Memory struct {
	// Reaches, where it is set, says how much of what is written reaches the place, although all of it is reported as
	// written. With it a test shows what reading back is for.
	Reaches func(name string, content []byte) []byte
	// Missing is a drive that is not connected.
	Missing bool

	lock  sync.Mutex
	files map[string][]byte
}

// List names every file, in their order.
func (m *Memory) List(context.Context) ([]share.Entry, error) {
	m.lock.Lock()
	defer m.lock.Unlock()
	if m.Missing {
		return nil, share.ErrMissing
	}
	var entries []share.Entry
	for _, name := range slices.Sorted(maps.Keys(m.files)) {
		if !share.Listed(name) {
			continue
		}
		entries = append(entries, share.Entry{Name: name, Size: int64(len(m.files[name]))})
	}
	return entries, nil
}

// Get reads a file.
func (m *Memory) Get(_ context.Context, name string) ([]byte, error) {
	m.lock.Lock()
	defer m.lock.Unlock()
	content, ok := m.files[name]
	switch {
	case m.Missing:
		return nil, share.ErrMissing
	case !ok:
		return nil, share.ErrAbsent
	case len(content) == 0:
		return nil, share.ErrNotYet
	}
	return bytes.Clone(content), nil
}

// PutNew writes a file under a name that is free, and reads it back.
func (m *Memory) PutNew(ctx context.Context, name string, content []byte) error {
	if known, err := m.put(name, content); known || err != nil {
		return err
	}
	return share.ReadBack(ctx, name, content, m.Get)
}

func (m *Memory) put(name string, content []byte) (known bool, err error) {
	m.lock.Lock()
	defer m.lock.Unlock()
	if m.Missing {
		return false, share.ErrMissing
	}
	if !share.Writable(name, content) {
		return false, fmt.Errorf("%q may not be written", name)
	}
	if there, taken := m.files[name]; taken {
		if bytes.Equal(there, content) {
			return true, nil
		}
		return false, share.ErrTaken
	}
	if m.Reaches != nil {
		content = m.Reaches(name, content)
	}
	m.set(name, content)
	return false, nil
}

// Set puts a file there past all rules, as a program that copies folders may; nil takes it away.
func (m *Memory) Set(name string, content []byte) {
	m.lock.Lock()
	defer m.lock.Unlock()
	m.set(name, content)
}

func (m *Memory) set(name string, content []byte) {
	if content == nil {
		delete(m.files, name)
		return
	}
	if m.files == nil {
		m.files = map[string][]byte{}
	}
	m.files[name] = bytes.Clone(content)
}
