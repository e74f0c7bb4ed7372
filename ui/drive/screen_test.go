package drive

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// screen is an X server without a monitor, whose picture lies in a file.
type screen struct {
	t       *testing.T
	display string // such as ":1"
	file    string
}

const wide, tall = 1600, 1000 // of the screen, pixels

func newScreen(t *testing.T) *screen {
	t.Helper()
	dir := t.TempDir()
	number, tell, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	server := exec.Command("Xvfb", "-displayfd", "3", "-fbdir", dir, "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset")
	server.ExtraFiles = []*os.File{tell}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = server.Process.Kill()
		_ = server.Wait()
	})
	tell.Close()
	said := make([]byte, 16)
	n, err := number.Read(said)
	if err != nil {
		t.Fatalf("Xvfb does not start: %v", err)
	}
	return &screen{t: t, display: ":" + strings.TrimSpace(string(said[:n])), file: filepath.Join(dir, "Xvfb_screen0")}
}

// picture is what is to be seen now.
func (s *screen) picture() *image.NRGBA {
	s.t.Helper()
	raw, err := os.ReadFile(s.file)
	if err != nil {
		s.t.Fatal(err)
	}
	start := int(binary.BigEndian.Uint32(raw)) + 12*int(binary.BigEndian.Uint32(raw[76:])) // after the header and the color map
	m := image.NewNRGBA(image.Rect(0, 0, wide, tall))
	for i, p := 0, raw[start:]; i < len(m.Pix); i += 4 {
		m.Pix[i], m.Pix[i+1], m.Pix[i+2], m.Pix[i+3] = p[i+2], p[i+1], p[i], 0xff
	}
	return m
}

// every is how many rows there are to one that is looked at, so that looking takes nothing from the program watched.
const every = 16

// rows reads every so many rows of the picture from one to another, as they lie in the file: four bytes a pixel, blue
// first.
func (s *screen) rows(file *os.File, from, to int) []byte {
	head := make([]byte, 80)
	if _, err := file.ReadAt(head, 0); err != nil {
		return nil
	}
	start := int64(binary.BigEndian.Uint32(head)) + 12*int64(binary.BigEndian.Uint32(head[76:]))
	var rows []byte
	row := make([]byte, wide*4)
	for y := from; y < to; y += every {
		if _, err := file.ReadAt(row, start+int64(y)*wide*4); err == nil {
			rows = append(rows, row...)
		}
	}
	return rows
}

// painted waits until so many pixels of a color are to be seen between two heights, and says how long after a moment.
func (s *screen) painted(c color.NRGBA, pixels, from, to int, since time.Time, patience time.Duration) (time.Duration, bool) {
	s.t.Helper()
	file, err := os.Open(s.file)
	if err != nil {
		s.t.Fatal(err)
	}
	defer file.Close()
	for time.Since(since) < patience {
		if bytes.Count(s.rows(file, from, to), []byte{c.B, c.G, c.R})*every >= pixels {
			return time.Since(since), true
		}
		time.Sleep(5 * time.Millisecond)
	}
	return 0, false
}

// colors is how many colors there are in a part of the picture; a blank one has one or two.
func colors(m *image.NRGBA, part image.Rectangle) int {
	seen := map[color.NRGBA]bool{}
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			seen[m.NRGBAAt(x, y)] = true
		}
	}
	return len(seen)
}

// inked is how many pixels of a part are of another color than its last one, which is its ground.
func inked(m *image.NRGBA, part image.Rectangle) int {
	ground, n := m.NRGBAAt(part.Max.X-1, part.Max.Y-1), 0
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			if m.NRGBAAt(x, y) != ground {
				n++
			}
		}
	}
	return n
}

// find gives a pixel in the middle of a square of one color, or false.
func find(m *image.NRGBA, c color.NRGBA, part image.Rectangle, half int) (image.Point, bool) {
	for y := part.Min.Y + half; y < part.Max.Y-half; y += 2 {
	next:
		for x := part.Min.X + half; x < part.Max.X-half; x += 2 {
			for dy := -half; dy <= half; dy += half {
				for dx := -half; dx <= half; dx += half {
					if m.NRGBAAt(x+dx, y+dy) != c {
						continue next
					}
				}
			}
			return image.Pt(x, y), true
		}
	}
	return image.Point{}, false
}

// keep writes the picture where the build keeps its results, so that a failure can be looked at.
func (s *screen) keep(name string) {
	file, err := os.Create(filepath.Join(os.Getenv(programs), name+".png"))
	if err != nil {
		s.t.Log(err)
		return
	}
	defer file.Close()
	if err := png.Encode(file, s.picture()); err != nil {
		s.t.Log(err)
	}
}
