package app

import (
	"context"
	"fmt"
	"strings"

	"countyline/data"
	"countyline/data/intake"
)

// Undo restores exactly what was before a change, in one transaction.
type Undo = func(context.Context) error

// Fields of forms, as data.Error.Field names what was refused.
const (
	FieldName      = "name"
	FieldNPI       = "npi"
	FieldPractice  = "practice"
	FieldSpecialty = "specialty"
	FieldStatus    = "status"
	FieldBeds      = "beds"
	FieldStreet    = "street"
	FieldCity      = "city"
	FieldState     = "state"
	FieldZIP       = "zip"
	FieldLatitude  = "latitude"
	FieldLongitude = "longitude"
)

// refused is a form field that cannot be saved as it stands; the sentence ends by saying what to enter.
func refused(field, format string, args ...any) error {
	return &data.Error{Code: "bad_" + field, Field: field, Message: fmt.Sprintf(format, args...)}
}

// longestName is more than any provider's or practice's name has, in bytes.
const longestName = 300

// CheckName reads the name of a provider or practice: one line that says something.
func CheckName(text string) (string, error) { return checkName(FieldName, text) }

func checkName(field, text string) (string, error) {
	name := strings.Join(strings.Fields(text), " ")
	switch {
	case data.Fold(name) == "":
		return "", refused(field, "A name needs a letter or digit; enter the name as it is to be printed.")
	case len(name) > longestName:
		return "", refused(field, "This name is too long to be printed; shorten it to %d characters.", longestName)
	}
	return name, nil
}

// CheckNPI reads an NPI with its check digit.
func CheckNPI(text string) (data.NPI, error) {
	npi, wrong := intake.ReadNPI(text)
	if wrong != "" {
		return 0, refused(FieldNPI, "This is no NPI (%s); enter the ten digits as the registry has them.", wrong)
	}
	return npi, nil
}

// CheckStatus reads one of the words prospect, LOI, signed, active and terminated.
func CheckStatus(text string) (data.Status, error) {
	for _, s := range Statuses() {
		if strings.EqualFold(strings.TrimSpace(text), s.String()) {
			return s, nil
		}
	}
	return 0, refused(FieldStatus, "%q is no status; choose prospect, LOI, signed, active or terminated.", text)
}

// Statuses are the stages of a participation in their order.
func Statuses() []data.Status {
	return []data.Status{data.Prospect, data.LOI, data.Signed, data.Active, data.Terminated}
}

// CheckBeds reads a number of staffed beds; blank is none.
func CheckBeds(text string) (int32, error) {
	text = strings.ReplaceAll(strings.TrimSpace(text), ",", "")
	if text == "" {
		return 0, nil
	}
	var n int32
	if _, err := fmt.Sscanf(text, "%d", &n); err != nil || fmt.Sprint(n) != text {
		return 0, refused(FieldBeds, "Beds are counted in whole numbers; enter a number such as 120.")
	}
	return n, checkBeds(n)
}

// mostBeds is far above the largest hospital; more is a typing error.
const mostBeds = 20_000

func checkBeds(n int32) error {
	switch {
	case n < 0:
		return refused(FieldBeds, "A hospital cannot have fewer than 0 beds; enter the number of staffed beds.")
	case n > mostBeds:
		return refused(FieldBeds, "No hospital has more than %d beds; enter the number of staffed beds.", mostBeds)
	}
	return nil
}

// CheckZIP reads a ZIP code of five digits, or of nine.
func CheckZIP(text string) (string, error) {
	zip, ok := intake.ReadZIP(text)
	if !ok || len(strings.TrimSpace(text)) < 5 { // of a file, a spreadsheet may have dropped the zeros; nobody types so
		return "", refused(FieldZIP, "%q is no ZIP code; enter five digits.", text)
	}
	return zip, nil
}

// CheckState reads a state as two letters or by its name.
func CheckState(text string) (string, error) {
	state, ok := intake.ReadState(text)
	if !ok {
		return "", refused(FieldState, "%q is no state; enter two letters, such as MS.", text)
	}
	return state, nil
}

// CheckStreet reads the line of an address at which patients are seen.
func CheckStreet(text string) (string, error) {
	street := strings.Join(strings.Fields(text), " ")
	switch {
	case data.Fold(street) == "":
		return "", refused(FieldStreet, "The street is empty; enter number and street.")
	case intake.IsPOBox(street):
		return "", refused(FieldStreet, "Patients are not seen at a P.O. box, and CMS does not accept it; enter number and street.")
	case len(street) > longestName:
		return "", refused(FieldStreet, "This street is too long to be printed; shorten it to %d characters.", longestName)
	}
	return street, nil
}

// CheckCoordinates reads latitude and longitude in degrees within the United States; stated is false when both are blank.
func CheckCoordinates(latitude, longitude string) (lat, lon float64, stated bool, err error) {
	lat, lon, stated, wrong, problem := intake.ReadCoordinates(latitude, longitude)
	if problem == "" {
		return lat, lon, stated, nil
	}
	field := FieldLatitude
	if wrong == intake.FieldLon {
		field = FieldLongitude
	}
	return 0, 0, false, refused(field, "These coordinates cannot be taken (%s); enter degrees such as 33.4100 and -91.0600.", problem)
}

// checkSpecialty reads an HSD code under which providers are submitted.
func (w *Workspace) checkSpecialty(ctx context.Context, code string) (string, error) {
	names, err := w.SpecialtyNames(ctx)
	if err != nil {
		return "", err
	}
	code = strings.TrimSpace(code)
	if _, ok := names[code]; !ok {
		return "", refused(FieldSpecialty, "%q is no HSD code; choose a specialty from the list.", code)
	}
	return code, nil
}
