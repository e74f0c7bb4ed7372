package intake

import (
	"context"
	"slices"
	"strings"
	"testing"
)

func TestTextAfterAClosingQuotationMarkLosesNoRowInSilence(t *testing.T) {
	const head, good = "npi,specialty_code,zip,name\n", "1366502502,003,93710,\"Brown, A\" \n"
	for name, c := range map[string]struct {
		text  string
		lines []int // rejected
		taken int
	}{
		"a mark that is never closed, before a quoted cell": {"1992840490,003,93710,\"Smith\n1740295419,003,93710,\"Jones\"\n" + good, []int{2, 3}, 1},
		"text after the mark":                               {"1992840490,003,93710,\"Smith\" MD\n" + good, []int{2}, 1},
		"over three lines, one of them blank":               {good + "1992840490,003,93710,\"Smith\n\n1740295419,003,93710,\"Jones\"\n", []int{3, 5}, 1},
		"a mark in the middle of a cell":                    {"1992840490,003,93710,Smith \"Al\" MD\n" + good, nil, 2},
		"the last line, without its end":                    {good + "1992840490,003,93710,\"Smith\"x", []int{3}, 1},
		"a second cell left open":                           {"1992840490,003,\"93710\"x,\"Smith\n" + good, []int{2}, 1},
	} {
		for ending, text := range map[string]string{"LF": head + c.text, "CRLF": strings.ReplaceAll(head+c.text, "\n", "\r\n")} {
			roster, report := readRoster(t, "r.csv", text)
			var lines []int
			for _, r := range report.Rejects {
				lines = append(lines, r.Line)
				if r.Class != BadRow || !strings.Contains(r.Reason, "quotation mark") || r.Value == "" {
					t.Errorf("%s: %+v", name, r)
				}
			}
			if !slices.Equal(lines, c.lines) || len(roster.Participations) != c.taken {
				t.Errorf("%s (%s): lines %v, %d taken, %+v", name, ending, lines, len(roster.Participations), report)
			}
		}
	}
}

func TestColumnNamesWithTextAfterAClosingQuotationMarkAreRefused(t *testing.T) {
	_, _, err := ReadRosters(context.Background(), []string{write(t, "r.csv", "npi,\"specialty\"x,zip\n1992840490,003,93710\n")}, rosterOptions(t))
	if said := sentence(t, err); !strings.Contains(said, "text after a closing quotation mark on line 1") {
		t.Error(said)
	}
}
