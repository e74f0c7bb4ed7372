package table

import (
	"cmp"
	"math"
	"slices"
)

// ranking is the order of a column's values: equal values share a rank, counted from 0; absent is that of no value.
type ranking struct {
	of     []int32
	absent int32 // one over the highest rank
}

// rankTexts ranks by folded text, then by the text itself.
func rankTexts(rows int, cell func(int) string) ranking {
	type value struct{ folded, text string }
	number := map[string]int32{}
	var values []value
	of := make([]int32, rows)
	for row := range rows {
		text := cell(row)
		n, ok := number[text]
		if !ok {
			n = int32(len(values))
			number[text] = n
			values = append(values, value{fold(text), text})
		}
		of[row] = n
	}
	places := make([]int32, len(values))
	for i := range places {
		places[i] = int32(i)
	}
	slices.SortFunc(places, func(a, b int32) int {
		return cmp.Or(cmp.Compare(values[a].folded, values[b].folded), cmp.Compare(values[a].text, values[b].text))
	})
	absent := int32(len(values))
	rank := make([]int32, len(values))
	for i, n := range places {
		rank[n] = int32(i)
		if values[n].text == "" {
			rank[n] = absent
		}
	}
	for row := range of {
		of[row] = rank[of[row]]
	}
	return ranking{of, absent}
}

func rankNumbers(rows int, number func(int) float64) ranking {
	places := make([]int32, 0, rows)
	values := make([]float64, rows)
	for row := range rows {
		if values[row] = number(row); !math.IsNaN(values[row]) {
			places = append(places, int32(row))
		}
	}
	slices.SortFunc(places, func(a, b int32) int { return cmp.Compare(values[a], values[b]) })
	absent := int32(len(places))
	of := make([]int32, rows)
	for row := range of {
		of[row] = absent
	}
	for i, row := range places {
		if of[row] = int32(i); i > 0 && values[places[i-1]] == values[row] {
			of[row] = of[places[i-1]]
		}
	}
	return ranking{of, absent}
}

// sortStably puts rows into the order of a ranking; rows of one rank stay as they are, and those without a value go
// last whichever way it runs. Counting makes it take the same short time for any data.
func (r ranking) sortStably(rows, spare []int32, descending bool) {
	counts := make([]int32, r.absent+2)
	place := func(row int32) int32 {
		if rank := r.of[row]; descending && rank != r.absent {
			return r.absent - 1 - rank
		}
		return r.of[row]
	}
	for _, row := range rows {
		counts[place(row)+1]++
	}
	for i := 1; i < len(counts); i++ {
		counts[i] += counts[i-1]
	}
	for _, row := range rows {
		p := place(row)
		spare[counts[p]] = row
		counts[p]++
	}
	copy(rows, spare)
}
