package app

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"strings"

	"countyline/data"
	"countyline/data/intake"
)

// ReadMappings reads saved column mappings, one JSON file each.
func ReadMappings(paths []string) ([]intake.Mapping, error) {
	var list []intake.Mapping
	for _, path := range paths {
		text, err := readSmall(path)
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

// ReadAliases reads specialty names of the user's own: lines of name and HSD code, with or without a header.
func ReadAliases(path string) (map[string]string, error) {
	if path == "" {
		return nil, nil
	}
	text, err := readSmall(path)
	if err != nil {
		return nil, &data.Error{Code: "no_file", Message: "The specialty names " + path + " cannot be opened; check the file's name. Nothing was read or changed.", Err: err}
	}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff"))))
	r.FieldsPerRecord = -1
	lines, err := r.ReadAll()
	aliases := map[string]string{}
	for i, line := range lines {
		switch {
		case len(line) < 2:
			err = csv.ErrFieldCount
		case i == 0 && strings.EqualFold(strings.TrimSpace(line[1]), "code"):
		default:
			aliases[strings.TrimSpace(line[0])] = strings.TrimSpace(line[1])
		}
	}
	if err != nil {
		return nil, &data.Error{Code: "bad_aliases", Message: path + " is not a list of specialty names; each line is a name and its HSD code, such as: Heart Doctor,008", Err: err}
	}
	return aliases, nil
}

// readSmall reads a file that a person wrote by hand: a regular one, of no more than 4 MB.
func readSmall(path string) ([]byte, error) {
	const most = 4 << 20
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular() || info.Size() > most:
		return nil, os.ErrInvalid
	}
	return os.ReadFile(path)
}
