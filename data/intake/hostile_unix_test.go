//go:build unix

package intake

import (
	"context"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestANamedPipeIsRefusedWithoutWaitingForItsWriter(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe.csv")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Skip("this file system has no named pipes: ", err)
	}
	done := make(chan error, 1)
	go func() {
		_, err := load(context.Background(), path)
		done <- err
	}()
	select {
	case err := <-done:
		if said := sentence(t, err); !strings.Contains(said, "is not an ordinary file") {
			t.Error(said)
		}
	case <-time.After(5 * time.Second):
		t.Fatal("the reader waits for a writer")
	}
}
