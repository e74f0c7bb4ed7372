package reports

import (
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"
)

// node is an element of a page that is well-formed XML as well as HTML, so that a forgotten or crossed tag is
// an error here although a browser would mend it.
type node struct {
	name string
	attr map[string]string
	kids []*node
	data string // of a text node
}

type readPageResult struct{ root *node }

func twinPage(t *testing.T, f *Filing) readPageResult {
	t.Helper()
	var b bytes.Buffer
	if err := WriteHTML(&b, f, []byte("a map")); err != nil {
		t.Fatal(err)
	}
	return readPage(t, b.Bytes())
}

func readPage(t *testing.T, raw []byte) readPageResult {
	t.Helper()
	dec := xml.NewDecoder(bytes.NewReader(raw))
	top := &node{}
	open := []*node{top}
	for {
		token, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("the page is not well-formed: %v", err)
		}
		parent := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			n := &node{name: token.Name.Local, attr: map[string]string{}}
			for _, a := range token.Attr {
				n.attr[a.Name.Local] = a.Value
			}
			parent.kids = append(parent.kids, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			parent.kids = append(parent.kids, &node{data: string(token)})
		}
	}
	html := top.all("html")
	if len(html) != 1 {
		t.Fatal("no html element")
	}
	return readPageResult{html[0]}
}

// table gives the cells of a table's rows, without headings and group rows.
func (p readPageResult) table(t *testing.T, id string) [][]string {
	t.Helper()
	var rows [][]string
	for _, table := range p.root.all("table") {
		if table.attr["id"] != id {
			continue
		}
		for _, part := range table.all("tbody", "tfoot") {
			for _, tr := range part.all("tr") {
				if tr.attr["class"] == "group" {
					continue
				}
				var row []string
				for _, cell := range tr.all("td", "th") {
					row = append(row, cell.text())
				}
				rows = append(rows, row)
			}
		}
		return rows
	}
	t.Fatalf("no table %s", id)
	return nil
}

// all lists the elements of these names below, in document order.
func (n *node) all(names ...string) []*node {
	var out []*node
	for _, kid := range n.kids {
		if slices.Contains(names, kid.name) {
			out = append(out, kid)
		}
		out = append(out, kid.all(names...)...)
	}
	return out
}

func (n *node) walk(visit func(*node)) {
	visit(n)
	for _, kid := range n.kids {
		kid.walk(visit)
	}
}

// text is what a reader hears: all text, blanks collapsed.
func (n *node) text() string {
	var b strings.Builder
	n.walk(func(n *node) {
		if slices.Contains([]string{"td", "th", "dt", "dd", "li", "p", "h1", "h2", "h3"}, n.name) {
			b.WriteByte(' ')
		}
		b.WriteString(n.data)
	})
	return strings.Join(strings.Fields(b.String()), " ")
}
