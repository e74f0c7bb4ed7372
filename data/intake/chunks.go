package intake

import (
	"context"
	"runtime"
	"strings"
	"sync"
	"unicode/utf8"
)

// chunk is a run of whole rows of a text table.
type chunk struct {
	from, to int
	line     int // of its first row
	first    int // rows before it
	rows     int // at most; blank lines are counted here
}

const chunkBytes = 1 << 19

// chunks cuts the table at row ends. Finding the ends is fast; what is inside the rows is read side by side.
func (t *table) chunks(ctx context.Context, from, line int) ([]chunk, error) {
	var all []chunk
	now := chunk{from: from, line: line}
	for from < len(t.body) {
		r, f := t.cut(from)
		if f != fine {
			return nil, t.faulty(f, line)
		}
		from, line = r.next, line+r.line
		now.rows++
		if now.to = from; now.to-now.from >= chunkBytes {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			all = append(all, now)
			now = chunk{from: from, line: line, first: now.first + now.rows}
		}
	}
	if now.rows > 0 {
		all = append(all, now)
	}
	return all, nil
}

// each hands over the rows of a chunk cut into cells. Rows that are not UTF-8 are read as Windows-1252 (doubt says
// so); blank rows are passed over. The cells are only valid during the call.
func (t *table) each(c chunk, row func(line int, cells []string, doubt rowDoubt)) error {
	sound := utf8.ValidString(t.body[c.from:c.to])
	cells := make([]string, 0, 64)
	line := c.line
	for from := c.from; from < c.to; {
		r, _ := t.cut(from)
		if r.misquoted {
			eachLine(r.text, line, row)
			from, line = r.next, line+r.line
			continue
		}
		text, doubt := r.text, noDoubt
		if !sound && !utf8.ValidString(text) {
			var ok bool
			if text, ok = western(text); !ok {
				doubt = unreadable
			} else {
				doubt = readWestern
			}
		}
		cells = split(text, t.delim, cells[:0])
		if len(text) > maxCellBytes {
			for _, cell := range cells {
				if len(cell) > maxCellBytes {
					return refuse(t.path, nil, "has a cell of more than 32,767 characters on line %d, as a damaged file does; export it again", line)
				}
			}
		}
		if !allBlank(cells) {
			row(line, cells, doubt)
		}
		from, line = r.next, line+r.line
	}
	return nil
}

// eachLine hands over the lines of a misquoted row one by one, uncut: each may have been meant as a row.
func eachLine(text string, line int, row func(line int, cells []string, doubt rowDoubt)) {
	doubt := misquotedRow
	for part := range strings.SplitSeq(text, "\n") {
		if part = trim(part); part != "" {
			row(line, []string{readable(part)}, doubt)
			doubt = swallowedLine
		}
		line++
	}
}

// rowDoubt is what is known of a row's letters and quotation marks.
type rowDoubt uint8

const (
	noDoubt rowDoubt = iota
	readWestern
	unreadable
	misquotedRow
	swallowedLine
)

// readable decodes a row as good as possible.
func readable(text string) string {
	if utf8.ValidString(text) {
		return text
	}
	s, _ := western(text)
	return strings.ToValidUTF8(s, "?")
}

// parallel has the chunks read by as many workers as there are cores. newWorker is called once per worker; what
// it returns reads one chunk (by its number).
func (t *table) parallel(ctx context.Context, chunks []chunk, progress Progress, newWorker func() func(i int, c chunk) error) error {
	var (
		ending sync.WaitGroup
		lock   sync.Mutex
		failed error
		done   int64
		next   = make(chan int, len(chunks))
	)
	for i := range chunks {
		next <- i
	}
	close(next)
	for range min(runtime.GOMAXPROCS(0), len(chunks)) {
		ending.Go(func() {
			work := newWorker()
			for i := range next {
				err := ctx.Err()
				if err == nil {
					err = work(i, chunks[i])
				}
				lock.Lock()
				if err != nil && failed == nil {
					failed = err
				}
				stop := failed != nil
				done += int64(chunks[i].to - chunks[i].from)
				report(progress, "reading "+t.name, done, int64(len(t.body)))
				lock.Unlock()
				if stop {
					return
				}
			}
		})
	}
	ending.Wait()
	return failed
}
