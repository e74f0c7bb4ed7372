package geo

import "testing"

func TestTheCurveStepsFromEachCellToANeighbour(t *testing.T) {
	const side = 1 << 8 // the first 65,536 steps of the curve fill a square of 256 cells
	at := make([][2]uint32, side*side)
	seen := make([]bool, side*side)
	for x := uint32(0); x < side; x++ {
		for y := uint32(0); y < side; y++ {
			d := hilbert(x, y)
			if d >= side*side || seen[d] {
				t.Fatalf("cell %d, %d has step %d, which is taken or outside the square", x, y, d)
			}
			seen[d], at[d] = true, [2]uint32{x, y}
		}
	}
	for d := 1; d < len(at); d++ {
		dx, dy := int(at[d][0])-int(at[d-1][0]), int(at[d][1])-int(at[d-1][1])
		if dx*dx+dy*dy != 1 {
			t.Fatalf("step %d goes from %v to %v", d, at[d-1], at[d])
		}
	}
}
