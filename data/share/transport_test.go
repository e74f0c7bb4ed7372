package share_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"countyline/data/share"
	"countyline/data/share/sharetest"
)

func TestAFolderKeepsTheContract(t *testing.T) {
	sharetest.Contract(t, func(t *testing.T) sharetest.Place {
		root := filepath.Join(t.TempDir(), "Team folder")
		if err := os.Mkdir(root, 0o700); err != nil {
			t.Fatal(err)
		}
		f := share.NewFolder(root)
		if err := f.Prepare(t.Context()); err != nil {
			t.Fatal(err)
		}
		return sharetest.Place{
			Transport: f,
			Set: func(name string, content []byte) {
				path := filepath.Join(root, share.ProtocolFolder, filepath.FromSlash(name))
				if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, content, 0o600); err != nil {
					t.Skipf("this system has no such name: %v", err)
				}
			},
			Disconnect: func() {
				if err := os.Rename(root, root+" away"); err != nil {
					t.Fatal(err)
				}
			},
		}
	})
}

func TestAPlaceInMemoryKeepsTheContract(t *testing.T) {
	sharetest.Contract(t, func(*testing.T) sharetest.Place {
		m := &sharetest.Memory{}
		return sharetest.Place{Transport: m, Set: m.Set, Disconnect: func() { m.Missing = true }}
	})
}

func TestAPlaceThatLosesWhatItConfirmedIsNoticed(t *testing.T) {
	for what, reaches := range map[string][]byte{"a part": []byte("on"), "nothing": {}, "zeros": {0, 0, 0}} {
		m := &sharetest.Memory{Reaches: func(string, []byte) []byte { return reaches }}
		if err := m.PutNew(t.Context(), segmentName, []byte("one")); !errors.Is(err, share.ErrNotYet) {
			t.Errorf("%s: %v", what, err)
		}
	}
}
