package app

import (
	"strings"
	"time"

	"countyline/reports"
)

// dayForms are how people write a day: as records keep it, and as it is written in the United States.
var dayForms = [...]string{time.DateOnly, "1/2/2006", "1-2-2006", "Jan 2, 2006", "January 2, 2006", "Jan 2 2006", "January 2 2006"}

// ReadDay reads a day as people write it, such as 2/10/2027 or Feb 10, 2027, into YYYY-MM-DD; false when it is none.
func ReadDay(text string) (string, bool) {
	text = strings.Join(strings.Fields(text), " ")
	for _, form := range dayForms {
		if day, err := time.Parse(form, text); err == nil {
			return day.Format(time.DateOnly), true
		}
	}
	return "", false
}

// DayWords writes a day that is kept as YYYY-MM-DD as people read it: Feb 10, 2027. What is no day stays as it is.
func DayWords(day string) string {
	return reports.ShortDate(day)
}

// CheckDay reads a day as people write it into YYYY-MM-DD. Empty is a day not known.
func CheckDay(text string) (string, error) {
	if strings.TrimSpace(text) == "" {
		return "", nil
	}
	day, ok := ReadDay(text)
	if !ok {
		return "", refused(FieldFilingDue, "%q is no day of the calendar; enter month, day and year, such as Feb 10, 2027 or 2/10/2027.", text)
	}
	return day, nil
}
