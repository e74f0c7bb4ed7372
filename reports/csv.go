package reports

import (
	"io"
	"strconv"
)

// CSV is the one writer of comma-separated files: RFC 4180 quoting, lines that end in a line feed, and no
// text that a spreadsheet would run as a formula. The first error is kept and returned by Flush.
type CSV struct {
	w    io.Writer
	buf  []byte
	cell bool // the line has a cell already
	err  error
}

// csvChunk is how many bytes are collected before they are written.
const csvChunk = 64 << 10

// NewCSV writes to w. Call Flush at the end.
func NewCSV(w io.Writer) *CSV { return &CSV{w: w, buf: make([]byte, 0, csvChunk+4096)} }

// Text adds a cell of text that may come from outside.
func (c *CSV) Text(s string) {
	c.next()
	c.buf = appendCSVText(c.buf, s)
}

// Int adds a whole number.
func (c *CSV) Int(n int64) {
	c.next()
	c.buf = strconv.AppendInt(c.buf, n, 10)
}

// Float adds a number with as many decimals as it needs.
func (c *CSV) Float(f float64) {
	c.next()
	c.buf = strconv.AppendFloat(c.buf, f, 'f', -1, 64)
}

// Flag adds Y or N.
func (c *CSV) Flag(yes bool) {
	c.next()
	c.buf = append(c.buf, flag(yes)...)
}

// PercentE4 adds a percentage given in ten-thousandths of a percent, with all four decimals.
func (c *CSV) PercentE4(e4 int64) {
	c.next()
	c.buf = strconv.AppendInt(c.buf, e4/10_000, 10)
	c.buf = append(c.buf, '.')
	fraction := e4 % 10_000
	for unit := int64(1000); unit > 0; unit /= 10 {
		c.buf = append(c.buf, byte('0'+fraction/unit%10))
	}
}

// Empty adds a cell without a value.
func (c *CSV) Empty() { c.next() }

// Row writes one line of text cells.
func (c *CSV) Row(cells ...string) {
	for _, s := range cells {
		c.Text(s)
	}
	c.End()
}

// End ends the line.
func (c *CSV) End() {
	c.buf = append(c.buf, '\n')
	c.cell = false
	if len(c.buf) >= csvChunk {
		c.write()
	}
}

// Flush writes what is left and returns the first error of the writer underneath.
func (c *CSV) Flush() error {
	c.write()
	return c.err
}

// ready adds cells that were rendered before, commas between them included.
func (c *CSV) ready(cells []byte) {
	c.next()
	c.buf = append(c.buf, cells...)
}

func (c *CSV) next() {
	if c.cell {
		c.buf = append(c.buf, ',')
	}
	c.cell = true
}

func (c *CSV) write() {
	if c.err == nil && len(c.buf) > 0 {
		_, c.err = c.w.Write(c.buf)
	}
	c.buf = c.buf[:0]
}

func flag(yes bool) string {
	if yes {
		return "Y"
	}
	return "N"
}
