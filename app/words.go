package app

import "countyline/reports"

// Count writes a whole number as screens and paper do, with thousands separated: 1,935.
func Count[N int | int64](n N) string { return reports.Count(n) }

// CountOf writes a number with its noun: 1 county, 1,935 cells.
func CountOf(n int, one, many string) string { return reports.CountOf(n, one, many) }

// some writes a number with a noun whose plural is regular: 1 row, 2 rows.
func some(n int, thing string) string { return CountOf(n, thing, thing+"s") }

func countiesOf(n int) string { return CountOf(n, "county", "counties") }
