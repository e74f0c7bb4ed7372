package intake

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"countyline/data"
)

// Alias is what a specialty name means.
type Alias struct {
	Code   string // HSD code; empty when the name is not an HSD type
	Reason string // why not, for the report
}

// ReadAliases reads the table of specialty names (alias, code, reason); a code of "-" says: not an HSD type. The
// keys are folded.
func ReadAliases(table []byte) (map[string]Alias, error) {
	reader := csv.NewReader(bytes.NewReader(table))
	reader.FieldsPerRecord = 3
	all := map[string]Alias{}
	for {
		record, err := reader.Read()
		if err == io.EOF {
			return all, nil
		}
		if err != nil {
			return nil, &data.Error{Code: "bad_file", Message: "The table of specialty names cannot be read: " + err.Error() + ". Correct that line; until then nothing is imported.", Err: err}
		}
		name, code := Fold(record[0]), trim(record[1])
		if record[0] == "alias" && code == "code" {
			continue
		}
		if code == "-" {
			code = ""
		} else if valid, ok := specialtyCode(code); !ok || valid != code {
			line, _ := reader.FieldPos(1)
			return nil, &data.Error{Code: "bad_file", Message: fmt.Sprintf("Line %d of the table of specialty names has the code %q, which is neither three digits nor \"-\". Correct it; until then nothing is imported.", line, clip(code))}
		}
		all[name] = Alias{Code: code, Reason: trim(record[2])}
	}
}

// specialties resolve codes and names.
type specialties struct {
	byCode map[string]data.Specialty
	byName map[string]Alias // by folded name
}

func newSpecialties(opt RosterOptions) *specialties {
	s := &specialties{byCode: make(map[string]data.Specialty, len(opt.Specialties)), byName: make(map[string]Alias, len(opt.Aliases)+len(opt.Specialties))}
	for _, known := range opt.Specialties {
		s.byCode[known.Code] = known
		if name := Fold(known.Name); name != "" {
			s.byName[name] = Alias{Code: known.Code}
		}
	}
	for name, alias := range opt.Aliases {
		s.byName[Fold(name)] = alias
	}
	return s
}

// verdict is what a pair of code and name means.
type verdict struct {
	code    string
	column  Field
	problem string
	doubt   string
}

// judge resolves a row's code, else its name. The code wins over the name; a name that belongs to another
// evaluated type is worth a warning.
func (s *specialties) judge(codeText, name string) verdict {
	if blankWord(codeText) {
		if code, ok := specialtyCode(name); ok { // a plain list may put codes under "specialty"
			codeText, name = code, ""
		}
	}
	if !blankWord(codeText) {
		if code, ok := specialtyCode(codeText); ok {
			return s.byCodeOrName(code, name)
		}
		if blankWord(name) {
			name = codeText
		} else {
			return verdict{column: FieldCode, problem: "unknown specialty: not a code of three digits"}
		}
	}
	if blankWord(name) {
		return verdict{column: FieldSpecialty, problem: "no specialty"}
	}
	alias, ok := s.byName[Fold(name)]
	switch {
	case !ok:
		return verdict{column: FieldSpecialty, problem: UnknownSpecialty}
	case alias.Code == "":
		return verdict{column: FieldSpecialty, problem: alias.notHSD()}
	}
	if _, ok := s.byCode[alias.Code]; !ok {
		return verdict{column: FieldSpecialty, problem: "unknown specialty: the table of names gives it the code " + alias.Code + ", which no HSD type has"}
	}
	return verdict{code: alias.Code}
}

// oneColon words a reason of the table for a sentence that has its colon already, in American spelling.
var oneColon = strings.NewReplacer(": not ", ", not ", ": ", "; ", "paediatric", "pediatric", "orthopaedic", "orthopedic")

func (a Alias) notHSD() string {
	if a.Reason != "" {
		return "specialty not counted: " + oneColon.Replace(a.Reason)
	}
	return "specialty not counted: not an HSD type"
}

func (s *specialties) byCodeOrName(code, name string) verdict {
	known, ok := s.byCode[code]
	if !ok {
		return verdict{column: FieldCode, problem: "unknown specialty: no HSD type has this code"}
	}
	code = known.Code // the cell's own text would keep the whole file in memory
	named, ok := s.byName[Fold(name)]
	switch {
	case !ok || named.Code == code:
		return verdict{code: code}
	case named.Code == "":
		return verdict{code: code, column: FieldSpecialty, doubt: "the name means no HSD type; the code " + code + " was taken"}
	case s.byCode[named.Code].EvaluatedAs == known.EvaluatedAs && known.EvaluatedAs != "" && (code == data.PrimaryCare || named.Code == data.PrimaryCare):
		return verdict{code: code}
	}
	return verdict{code: code, column: FieldSpecialty, doubt: "the name belongs to code " + named.Code + "; the code " + code + " was taken"}
}

// UnknownSpecialty is the reason for a row whose specialty name nobody has given a code yet.
const UnknownSpecialty = "unknown specialty"
