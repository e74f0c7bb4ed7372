package maps

import (
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "maps")
	if err != nil {
		panic(err)
	}
	sampleDir = dir
	code := m.Run()
	_ = os.RemoveAll(dir)
	os.Exit(code)
}
