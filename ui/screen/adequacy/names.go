package adequacy

import "countyline/data"

// short are names of specialties that fit over a column of cells, by code. Others are cut by the grid.
func short(s data.Specialty) string {
	if name := map[string]string{
		"S03": "Prim", "007": "Allergy", "008": "Card", "010": "Chiro", "011": "Derm", "012": "Endo", "013": "ENT",
		"014": "Gastro", "015": "GSurg", "016": "OBGYN", "017": "InfDis", "018": "Neph", "019": "Neuro", "020": "NSurg",
		"021": "OncM", "022": "OncR", "023": "Ophth", "025": "Ortho", "026": "PMR", "027": "Plast", "028": "Podiat",
		"029": "Psych", "030": "Pulm", "031": "Rheum", "033": "Urol", "034": "Vasc", "035": "CTSg", "036": "ClPsy",
		"037": "ClSW", "040": "Acute", "041": "CSurg", "042": "Cath", "043": "ICU", "045": "OutSurg", "046": "SNF",
		"047": "Rad", "048": "Mammo", "049": "PT", "050": "OT", "051": "Speech", "052": "PsyInp", "057": "Infus",
		"068": "OutBH",
	}[s.Code]; name != "" {
		return name
	}
	return s.Name
}
