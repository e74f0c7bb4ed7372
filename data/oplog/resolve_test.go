package oplog_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"countyline/data/oplog"
)

// wrote is a transaction of a case: "anna 2 @30 saw ben 1: name=Riverside street=1 Elm St" is Anna's second, at 30 of
// the hybrid clock. Values are texts, but 0 and 1 of the column deleted; "-" is none at all.
func wrote(t *testing.T, line string) []oplog.Entry {
	t.Helper()
	head, cells, ok := strings.Cut(line, ": ")
	words := strings.Fields(head)
	if !ok || len(words) < 3 {
		t.Fatalf("a case that cannot be read: %q", line)
	}
	m := &oplog.Mark{Writer: oplog.Writer(words[0]), Seen: oplog.Vector{}}
	scan(t, words[1], "%d", &m.Seq)
	scan(t, words[2], "@%d", &m.Time)
	for i := 4; i+1 < len(words) && words[3] == "saw"; i += 2 {
		var n int64
		scan(t, words[i+1], "%d", &n)
		m.Seen[oplog.Writer(words[i])] = n
	}
	copy(m.Hash[:], line)
	var list []oplog.Entry
	for _, c := range strings.Split(cells, ", ") {
		column, value, _ := strings.Cut(c, "=")
		e := oplog.Entry{Mark: m, Column: column, Value: oplog.TextValue(value)}
		_, reopens := oplog.Reopened(column)
		switch {
		case column == oplog.Deleted || reopens:
			n := int64(0)
			scan(t, value, "%d", &n)
			e.Value = oplog.IntegerValue(n)
		case value == "-":
			e.Value = oplog.Value{}
		}
		list = append(list, e)
	}
	return list
}

func scan(t *testing.T, text, format string, into any) {
	t.Helper()
	if _, err := fmt.Sscanf(text, format, into); err != nil {
		t.Fatalf("%q: %v", text, err)
	}
}

// group puts the lines of an address together.
func group(column string) string {
	if column == "street" || column == "city" {
		return "address"
	}
	return column
}

// told writes a record as the cases do: its cells, then who disagrees on which.
func told(s oplog.State) string {
	var words []string
	for column, v := range s.Cells {
		word := column + "=" + v.Content
		switch v.Kind {
		case oplog.Null:
			word = column + "=-"
		case oplog.Integer:
			word = fmt.Sprint(column, "=", v.Number)
		}
		words = append(words, word)
	}
	slices.Sort(words)
	for _, c := range s.Conflicts {
		word := "| " + c.Cell + ":"
		for _, h := range c.Heads {
			word += fmt.Sprint(" ", h.Writer, " ", h.Seq)
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}

func TestResolveSaysWhatARecordIs(t *testing.T) {
	for _, c := range []struct{ name, wrote, want string }{
		{"one write", "anna 1 @10: name=Elm", "name=Elm"},
		{"a later write that knew the first", "anna 1 @10: name=Elm\nben 1 @20 saw anna 1: name=Oak", "name=Oak"},
		{"one's own later write", "anna 1 @10: name=Elm\nanna 2 @20: name=Oak", "name=Oak"},
		{"writes to different cells", "anna 1 @10: name=Elm\nben 1 @20: beds=4", "beds=4 name=Elm"},

		{"edit against edit", "anna 1 @10: name=Elm\nben 1 @20: name=Oak", "name=Oak | name: ben 1 anna 1"},
		{"the same value by both", "anna 1 @10: name=Elm\nben 1 @20: name=Elm", "name=Elm"},
		{"at the same instant the writer decides", "ben 1 @10: name=Oak\nanna 1 @10: name=Elm", "name=Oak | name: ben 1 anna 1"},
		{"taking back against an edit", "anna 1 @10: name=Elm\nben 1 @20: name=-", "name=- | name: ben 1 anna 1"},
		{"different, then the same again", "anna 1 @10: name=Elm\nben 1 @20: name=Oak\nben 2 @30: name=Elm", "name=Elm"},

		{"a decision for the later", "anna 1 @10: name=Elm\nben 1 @20: name=Oak\ncleo 1 @30 saw anna 1 ben 1: name=Oak", "name=Oak"},
		{"a decision for the earlier", "anna 1 @10: name=Elm\nben 1 @20: name=Oak\ncleo 1 @30 saw anna 1 ben 1: name=Elm", "name=Elm"},
		{"one of the two decides", "anna 1 @10: name=Elm\nben 1 @20: name=Oak\nben 2 @30 saw anna 1: name=Oak", "name=Oak"},
		{"who knew one of two only", "anna 1 @10: name=Elm\nben 1 @20: name=Oak\ncleo 1 @30 saw ben 1: name=Fir", "name=Fir | name: cleo 1 anna 1"},
		{"two decisions that differ", "anna 1 @10: name=Elm\nben 1 @20: name=Oak\nanna 2 @30 saw ben 1: name=Elm\nben 2 @40 saw anna 1: name=Oak", "name=Oak | name: ben 2 anna 2"},
		{"two decisions alike", "anna 1 @10: name=Elm\nben 1 @20: name=Oak\nanna 2 @30 saw ben 1: name=Oak\nben 2 @40 saw anna 1: name=Oak", "name=Oak"},

		{"three writers, all different", "anna 1 @10: name=Elm\nben 1 @30: name=Oak\ncleo 1 @20: name=Fir", "name=Oak | name: ben 1 cleo 1 anna 1"},
		{"three writers, two alike", "anna 1 @10: name=Elm\nben 1 @30: name=Oak\ncleo 1 @20: name=Elm", "name=Oak | name: ben 1 cleo 1 anna 1"},
		{"known through a third who knew it", "anna 1 @10: name=Elm\nben 1 @20 saw anna 1: name=Oak\ncleo 1 @30 saw ben 1: name=Fir", "name=Fir"},

		{"deletion", "anna 1 @10: name=Elm\nben 1 @20 saw anna 1: deleted=1", "deleted=1 name=Elm"},
		{"delete against edit", "anna 1 @10: name=Elm\nanna 2 @20: deleted=1\nben 1 @15 saw anna 1: name=Oak", "deleted=0 name=Oak | deleted: ben 1 anna 2"},
		{"delete against a later edit", "anna 1 @10: name=Elm\nanna 2 @20: deleted=1\nben 1 @30 saw anna 1: name=Oak", "deleted=0 name=Oak | deleted: ben 1 anna 2"},
		{"delete against a week of edits", "anna 1 @10: deleted=1\nben 1 @20: name=Oak\nben 2 @30: beds=4\nben 3 @40: beds=5", "beds=5 deleted=0 name=Oak | deleted: ben 3 anna 1"},
		{"delete against delete", "anna 1 @10: deleted=1\nben 1 @20: deleted=1", "deleted=1"},
		{"delete, then an edit that saw it", "anna 1 @10: deleted=1\nben 1 @20 saw anna 1: name=Oak", "deleted=1 name=Oak"},
		{"delete, then put back", "anna 1 @10: deleted=1\nben 1 @20 saw anna 1: deleted=0", "deleted=0"},
		{"put back against a second deletion", "anna 1 @10: deleted=1\nanna 2 @20: deleted=0\nben 1 @30 saw anna 1: deleted=1", "deleted=0 | deleted: anna 2 ben 1"},
		{"delete against add", "anna 1 @10: name=Elm, deleted=0\nanna 2 @20: deleted=1\nben 1 @5: name=Elm, deleted=0", "deleted=0 name=Elm | deleted: ben 1 anna 2"},
		{"both delete, one of them knew the edit", "anna 1 @10: deleted=1\nben 1 @20: name=Oak\ncleo 1 @30 saw ben 1: deleted=1", "deleted=1 name=Oak"},
		{"both delete, none knew the edit", "anna 1 @10: deleted=1\ncleo 1 @30: deleted=1\nben 1 @20: name=Oak", "deleted=0 name=Oak | deleted: ben 1 cleo 1 anna 1"},
		{"both delete, one clears a cell with it", "anna 1 @10: deleted=1\nben 1 @20: name=-, deleted=1", "deleted=1 name=-"},
		{"the edit is deleted by who made it", "anna 1 @10: deleted=1\nben 1 @20: name=Oak\nben 2 @30: deleted=1", "deleted=1 name=Oak"},
		{"a decision to delete", "anna 1 @10: deleted=1\nben 1 @20: name=Oak\nanna 2 @30 saw ben 1: deleted=1", "deleted=1 name=Oak"},
		{"a decision to keep", "anna 1 @10: deleted=1\nben 1 @20: name=Oak\nanna 2 @30 saw ben 1: deleted=0", "deleted=0 name=Oak"},
		{"a disagreement on what is deleted", "anna 1 @10: name=Elm\nben 1 @20: name=Oak\ncleo 1 @30 saw anna 1 ben 1: deleted=1", "deleted=1 name=Oak"},
		{"a disagreement on what is kept", "anna 1 @10: name=Elm\nben 1 @20: name=Oak\ncleo 1 @30 saw anna 1: deleted=1", "deleted=0 name=Oak | deleted: ben 1 cleo 1 | name: ben 1 anna 1"},

		{"group against group", "anna 1 @10: street=1 Elm St, city=Ames\nben 1 @20: street=1 Elm St, city=Boone", "city=Boone street=1 Elm St | address: ben 1 anna 1"},
		{"the same group", "anna 1 @10: street=1 Elm St, city=Ames\nben 1 @20: city=Ames, street=1 Elm St", "city=Ames street=1 Elm St"},
		{"a decision that is taken back", "anna 1 @10: name=Elm\nben 1 @20: name=Oak\nanna 2 @30 saw ben 1: name=Fir\nanna 3 @40 saw ben 1: name=Oak, reopens name=30", "name=Oak | name: ben 1 anna 1"},
		{"a decision for what is shown that is taken back", "anna 1 @10: name=Elm\nben 1 @20: name=Oak\nanna 2 @30 saw ben 1: name=Oak\nben 2 @40 saw anna 2: reopens name=30", "name=Oak | name: ben 1 anna 1"},
		{"decided again", "anna 1 @10: name=Elm\nben 1 @20: name=Oak\nanna 2 @30 saw ben 1: name=Fir\nanna 3 @40 saw ben 1: reopens name=30\nben 2 @50 saw anna 3: name=Elm", "name=Elm"},
		{"taken back, and decided by who knew the decision", "anna 1 @10: name=Elm\nben 1 @20: name=Oak\nanna 2 @30 saw ben 1: name=Fir\nanna 3 @40 saw ben 1: reopens name=30\nben 2 @35 saw anna 2: name=Ash", "name=Ash"},
		{"taking back what did not arrive", "anna 1 @10: name=Elm\nben 1 @20: name=Oak\nanna 3 @40 saw ben 1: name=Oak, reopens name=30", "name=Oak | name: ben 1 anna 1"},
		{"taking back before anything else arrived", "cleo 1 @30 saw anna 1 ben 1: name=Fir\ncleo 2 @40 saw anna 1 ben 1: name=Oak, reopens name=30", "name=Oak"},
		{"taking back what was not seen", "anna 1 @10: name=Elm\nben 1 @30: name=Oak\nanna 2 @40: reopens name=30", "name=Oak | name: ben 1 anna 1"},
		{"a removal that is taken back", "anna 1 @10: deleted=1\nben 1 @20: name=Oak\nanna 2 @30 saw ben 1: deleted=1\nanna 3 @40 saw ben 1: deleted=0, reopens deleted=30", "deleted=0 name=Oak | deleted: ben 1 anna 1"},
		{"a group that is opened again", "anna 1 @10: street=1 Elm St, city=Ames\nben 1 @20: street=2 Oak St, city=Boone\nben 2 @30 saw anna 1: street=1 Elm St, city=Ames, name=Oak\nben 3 @40 saw anna 1: reopens address=30", "city=Boone name=Oak street=2 Oak St | address: ben 1 anna 1"},

		{"half of a group that is opened again", "anna 1 @10: street=1 Elm St\nben 1 @20 saw anna 1: street=2 Oak St, city=Boone\nben 2 @30 saw anna 1: reopens address=20", "city=Boone street=1 Elm St"},

		{"halves of a group", "anna 1 @10: street=1 Elm St\nben 1 @20: city=Ames", "city=Ames street=1 Elm St | address: ben 1 anna 1"},
		{"a group and half of it", "anna 1 @10: street=1 Elm St, city=Ames\nben 1 @20: city=Ames", "city=Ames street=1 Elm St | address: ben 1 anna 1"},
		{"a cell beside a group", "anna 1 @10: street=1 Elm St, city=Ames\nben 1 @20: name=Oak", "city=Ames name=Oak street=1 Elm St"},

		{"copies of a workspace", "anna 5 @10: name=Elm\nanna 5 @10: name=Oak", "name=Oak | name: anna 5 anna 5"},
		{"copies at different times", "anna 5 @20: name=Elm\nanna 5 @10: name=Oak", "name=Elm | name: anna 5 anna 5"},
		{"a copy that is ahead by number and behind by its clock", "anna 5 @100: name=Elm\nanna 5 @50: name=Oak\nanna 6 @60: name=Fir", "name=Elm | name: anna 5 anna 6"},
		{"copies that delete and edit", "anna 5 @20: deleted=1\nanna 5 @10: name=Oak", "deleted=0 name=Oak | deleted: anna 5 anna 5"},
		{"who saw both copies", "anna 5 @10: name=Elm\nanna 5 @11: name=Oak\nben 1 @20 saw anna 5: name=Fir", "name=Fir"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var entries []oplog.Entry
			for _, line := range strings.Split(c.wrote, "\n") {
				entries = append(entries, wrote(t, line)...)
			}
			if got := told(oplog.Resolve(entries, group)); got != c.want {
				t.Errorf("%s\ngot  %s\nwant %s", c.wrote, got, c.want)
			}
			slices.Reverse(entries)
			if got := told(oplog.Resolve(entries, group)); got != c.want {
				t.Errorf("the other way round:\ngot  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestARecordWithoutOperationsIsNothing(t *testing.T) {
	if s := oplog.Resolve(nil, group); len(s.Cells) != 0 || len(s.Conflicts) != 0 {
		t.Errorf("got %v", s)
	}
}
