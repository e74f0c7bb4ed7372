package intake

import "countyline/data"

// specialties resolve codes and names.
type specialties struct {
	byCode map[string]data.Specialty
	byName map[string]string // folded name to code; an empty code is not an HSD type
}

func newSpecialties(opt RosterOptions) *specialties {
	s := &specialties{byCode: make(map[string]data.Specialty, len(opt.Specialties)), byName: make(map[string]string, len(opt.Aliases)+len(opt.Specialties))}
	for _, known := range opt.Specialties {
		s.byCode[known.Code] = known
		if name := Fold(known.Name); name != "" {
			s.byName[name] = known.Code
		}
	}
	for name, code := range opt.Aliases {
		s.byName[Fold(name)] = code
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
	code, ok := s.byName[Fold(name)]
	switch {
	case !ok:
		return verdict{column: FieldSpecialty, problem: "unknown specialty"}
	case code == "":
		return verdict{column: FieldSpecialty, problem: "not an HSD type"}
	}
	return verdict{code: code}
}

func (s *specialties) byCodeOrName(code, name string) verdict {
	known, ok := s.byCode[code]
	if !ok {
		return verdict{column: FieldCode, problem: "unknown specialty: no HSD type has this code"}
	}
	named, ok := s.byName[Fold(name)]
	switch {
	case !ok || named == code:
		return verdict{code: code}
	case named == "":
		return verdict{code: code, column: FieldSpecialty, doubt: "the name is not an HSD type; the code " + code + " was taken"}
	case s.byCode[named].EvaluatedAs == known.EvaluatedAs && known.EvaluatedAs != "" && (code == data.PrimaryCare || named == data.PrimaryCare):
		return verdict{code: code}
	}
	return verdict{code: code, column: FieldSpecialty, doubt: "the name belongs to code " + named + "; the code " + code + " was taken"}
}
