package share

import (
	"cmp"
	"slices"

	"countyline/data/oplog"
	"countyline/data/oplog/planted"
)

// chains are the segments of every writer. Each names the one before it by its hash, so that they form trees: a
// branch for every copy of a workspace that went on under the same identity.
type chains struct {
	taken   map[[32]byte]bool      // in the log here
	waiting map[[32]byte][]segment // by the segment that they follow
	numbers map[number]int         // how many of those taken have it: more than one is a fork
}

// number is what a writer gives to one segment only.
type number struct {
	writer oplog.Writer
	seq    int64
}

func newChains() chains {
	return chains{map[[32]byte]bool{}, map[[32]byte][]segment{}, map[number]int{}}
}

// segment is one that was read and is not in the log yet.
type segment struct {
	file     oplog.File // without the bytes
	previous [32]byte   // zero for a writer's first
}

// ready says whether everything before a segment is in the log.
func (c *chains) ready(s segment) bool {
	return s.previous == [32]byte{} || c.taken[s.previous] || planted.Bug(planted.AcrossAGap)
}

// wait puts a segment aside until the one before it is taken.
func (c *chains) wait(s segment) { c.waiting[s.previous] = append(c.waiting[s.previous], s) }

// take notes that a segment is in the log, and returns those that waited for it, in a fixed order.
func (c *chains) take(f oplog.File) []segment {
	c.taken[f.Sum] = true
	c.numbers[number{f.Writer, f.Seq}]++
	next := c.waiting[f.Sum]
	delete(c.waiting, f.Sum)
	slices.SortFunc(next, compareSegments)
	return next
}

// forked says whether two segments that were taken have the number of this one: two computers write under one identity.
func (c *chains) forked(f oplog.File) bool { return c.numbers[number{f.Writer, f.Seq}] > 1 }

// released takes those out of the waiting ones that are ready, in a fixed order.
func (c *chains) released() []segment {
	var list []segment
	for previous, waiting := range c.waiting {
		if c.ready(waiting[0]) {
			list = append(list, waiting...)
			delete(c.waiting, previous)
		}
	}
	slices.SortFunc(list, compareSegments)
	return list
}

// held are the first waiting segments: those whose predecessor does not wait as well, in a fixed order.
func (c *chains) held() []segment {
	known := map[[32]byte]bool{}
	for _, waiting := range c.waiting {
		for _, s := range waiting {
			known[s.file.Sum] = true
		}
	}
	var list []segment
	for previous, waiting := range c.waiting {
		if !known[previous] {
			list = append(list, waiting...)
		}
	}
	slices.SortFunc(list, compareSegments)
	return list
}

func compareSegments(a, b segment) int {
	return cmp.Or(cmp.Compare(a.file.Writer, b.file.Writer), cmp.Compare(a.file.Seq, b.file.Seq), cmp.Compare(a.file.Name, b.file.Name))
}

// forks says whether two computers write under an identity.
func (c *chains) forks(w oplog.Writer) bool {
	for n, count := range c.numbers {
		if n.writer == w && count > 1 {
			return true
		}
	}
	return false
}
