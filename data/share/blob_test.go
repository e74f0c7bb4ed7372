package share

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"runtime"
	"testing"
)

func TestABlobComesBackAsItWentInWhateverItsSize(t *testing.T) {
	k := one(t)
	for _, size := range []int{0, 1, 100, 64 << 10, 128<<10 + 7, 3 << 20} {
		content := make([]byte, size)
		_, _ = seeded(7).Read(content)
		sum := sha256.Sum256(content)
		sealed, err := SealBlob(content, k)
		if err != nil {
			t.Fatal(err)
		}
		opened, err := OpenBlob(sealed, hex.EncodeToString(sum[:]), k)
		if err != nil || !bytes.Equal(opened, content) {
			t.Errorf("%d bytes came back as %d, %v", size, len(opened), err)
		}
		if _, err := OpenBlob(sealed[:len(sealed)-1], hex.EncodeToString(sum[:]), k); !errors.Is(err, ErrTorn) {
			t.Errorf("%d bytes, torn: %v", size, err)
		}
	}
}

func TestABlobIsSealedInOneCopy(t *testing.T) {
	k := one(t)
	content := make([]byte, 32<<20)
	_, _ = seeded(7).Read(content)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := SealBlob(content, k); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > 2*uint64(len(content)) {
		t.Errorf("%d MB were taken to seal %d MB", took>>20, len(content)>>20)
	}
}
