package settings

import (
	"countyline/app"
	"countyline/data"
	"countyline/ui/widget/table"
)

// The columns of the counties.
const (
	colName = iota
	colState
	colCode
	colType
	colFiling
	colBeneficiaries
	colProviders
)

var areaColumns = []table.Column{
	colName:          {ID: "name", Title: "County", Width: 112, Flexible: true, Strong: true},
	colState:         {ID: "state", Title: "State", Width: 56},
	colCode:          {ID: "code", Title: "Code", Width: 72, Quiet: true, Listed: true},
	colType:          {ID: "type", Title: "Type", Width: 96},
	colFiling:        {ID: "filing", Title: "Filing", Width: 92},
	colBeneficiaries: {ID: "beneficiaries", Title: "Beneficiaries", Width: 104, Kind: table.Figure, Unsought: true},
	colProviders:     {ID: "providers", Title: "Providers", Width: 84, Kind: table.Figure, Unsought: true},
}

// counties are the rows of the list.
type counties struct {
	all    []app.AreaChoice
	filing []string // "" outside the area
}

func newCounties(all []app.AreaChoice, area map[string]data.FilingKind) *counties {
	c := &counties{all: all, filing: make([]string, len(all))}
	for i := range all {
		if kind, in := area[all[i].Key]; in {
			c.filing[i] = kindWords[kind]
		}
	}
	return c
}

// kindWords name the kinds of filing of a county, by data.FilingKind.
var kindWords = []string{"Operating", "Initial", "Expansion"}

func (c *counties) Rows() int          { return len(c.all) }
func (c *counties) Key(row int) string { return c.all[row].Key }

func (c *counties) Cell(row, col int) string {
	one := &c.all[row]
	switch col {
	case colName:
		return one.Name
	case colState:
		return one.State
	case colCode:
		return one.Key
	case colType:
		return one.Type.String()
	case colBeneficiaries:
		return app.Count(int(one.Beneficiaries))
	case colProviders:
		if one.Providers == 0 {
			return ""
		}
		return app.Count(one.Providers)
	}
	return c.filing[row]
}

func (c *counties) Number(row, col int) float64 {
	if col == colProviders {
		return float64(c.all[row].Providers)
	}
	return float64(c.all[row].Beneficiaries)
}
