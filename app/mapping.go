package app

import (
	"encoding/json"
	"os"

	"countyline/data"
	"countyline/data/intake"
)

// ReadMappings reads saved column mappings, one JSON file each.
func ReadMappings(paths []string) ([]intake.Mapping, error) {
	var list []intake.Mapping
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, &data.Error{Code: "no_file", Message: "The mapping " + path + " cannot be opened; check its name. Nothing was read or changed.", Err: err}
		}
		var m intake.Mapping
		if err := json.Unmarshal(text, &m); err != nil || len(m.Columns) == 0 {
			return nil, &data.Error{Code: "bad_mapping", Message: path + ` is not a column mapping; it should read {"name": "…", "columns": {"Their header": "npi", …}}.`, Err: err}
		}
		list = append(list, m)
	}
	return list, nil
}
