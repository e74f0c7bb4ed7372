package intake

import "countyline/data"

// statusWords fold what networks write into the five stages. Non-par rows are providers the plan knows and has
// not contracted, which is what a prospect is; no basis counts them.
var statusWords = map[string]data.Status{
	"signed": data.Signed, "contracted": data.Signed, "executed": data.Signed, "par": data.Signed, "in network": data.Signed,
	"y": data.Signed, "yes": data.Signed, "x": data.Signed, "in": data.Signed, "fully executed": data.Signed, "under contract": data.Signed,
	"true": data.Signed, "1": data.Signed,

	"active": data.Active, "participating": data.Active, "loaded": data.Active, "live": data.Active, "effective": data.Active,

	"loi": data.LOI, "letter of intent": data.LOI, "loi signed": data.LOI, "signed loi": data.LOI, "loi y": data.LOI,

	"prospect": data.Prospect, "prospective": data.Prospect, "target": data.Prospect, "targeted": data.Prospect, "recruit": data.Prospect,
	"recruiting": data.Prospect, "non par": data.Prospect, "nonpar": data.Prospect, "not contracted": data.Prospect,
	"out of network": data.Prospect, "oon": data.Prospect, "non participating": data.Prospect, "n": data.Prospect, "no": data.Prospect,
	"not participating": data.Prospect, "lead": data.Prospect, "false": data.Prospect, "0": data.Prospect,

	"terminated": data.Terminated, "termed": data.Terminated, "term": data.Terminated, "inactive": data.Terminated, "ended": data.Terminated,
	"expired": data.Terminated, "cancelled": data.Terminated, "canceled": data.Terminated, "withdrawn": data.Terminated, "not renewed": data.Terminated,
}

// loiWords are what the column "Letter of Intent" may hold.
var loiWords = map[string]bool{
	"": false, "n": false, "no": false, "false": false, "0": false, "na": false, "n a": false, "none": false,
	"y": true, "yes": true, "x": true, "true": true, "1": true, "loi": true,
}

// standing is what the two columns mean.
type standing struct {
	status  data.Status
	column  Field // of the problem or the doubt
	problem string
	doubt   string
}

// readStatus joins the two columns. A file without a status column states contracts only, as HSD tables do: its
// rows are signed, or LOI. A blank cell in a status column says nothing, and nothing is assumed.
func readStatus(word, loi string, hasStatus bool) standing {
	letter, known := loiWords[Fold(loi)]
	if !known {
		return standing{column: FieldLOI, problem: "letter of intent is neither Y, N nor blank"}
	}
	if !hasStatus || blankWord(word) {
		switch {
		case letter:
			return standing{status: data.LOI}
		case hasStatus:
			return standing{column: FieldStatus, problem: "the status is blank"}
		}
		return standing{status: data.Signed}
	}
	status, known := statusWords[Fold(word)]
	switch {
	case !known:
		return standing{column: FieldStatus, problem: "unknown status"}
	case !letter || status == data.LOI || status == data.Terminated:
		return standing{status: status}
	case status == data.Prospect:
		return standing{status: data.LOI}
	}
	return standing{status: data.LOI, column: FieldLOI, doubt: "the row says both " + status.String() + " and letter of intent; it was taken as a letter of intent"}
}
