package app

import "countyline/data"

// posting puts providers of one type in towns: "Greenville 3, Leland 1".
type posting struct {
	code   string
	status data.Status
	towns  string
}

// samplePostings are the network. Most cells meet. Neurology misses the west and the south and can be closed with the
// prospects; dermatology, neurosurgery and cardiothoracic surgery are too far away for some counties and nobody
// nearer is listed; Washington lacks psychiatry, rheumatology and outpatient behavioral health, each with a
// prospect in town. Letters of intent stand in the counties applied for.
var samplePostings = []posting{
	{"001", data.Active, "Greenville 2, Cleveland 1, Clarksdale 2, Greenwood 2, Grenada 1, Rosedale 1, Marks 1"},
	{"002", data.Active, "Greenville 6, Leland 2, Hollandale 2, Cleveland 5, Clarksdale 4, Indianola 4, Ruleville 2, Greenwood 6, Itta Bena 1, Grenada 5, Carrollton 1, Vaiden 2, Charleston 2, Marks 1"},
	{"002", data.Signed, "Rolling Fork 2, Belzoni 1"},
	{"002", data.LOI, "Yazoo City 3, Lexington 2, Durant 1"},
	{"003", data.Active, "Greenville 5, Cleveland 3, Clarksdale 3, Indianola 2, Greenwood 5, Grenada 4, Charleston 1"},
	{"003", data.LOI, "Yazoo City 2, Belzoni 1"},
	{"004", data.Active, "Greenville 1, Greenwood 1"},
	{"005", data.Active, "Rosedale 1, Hollandale 1, Vaiden 1"},
	{"006", data.Active, "Mayersville 1, Rolling Fork 1, Marks 1, Charleston 1, Itta Bena 1, Ruleville 1"},
	{"002", data.Prospect, "Yazoo City 2, Cleveland 2, Greenville 3"},

	{"007", data.Active, "Greenville 1, Greenwood 1, Clarksdale 1"},
	{"007", data.LOI, "Yazoo City 1"},
	{"008", data.Active, "Greenville 4, Cleveland 2, Clarksdale 2, Greenwood 4, Grenada 2, Indianola 1"},
	{"008", data.LOI, "Yazoo City 1"},
	{"010", data.Active, "Greenville 2, Cleveland 2, Clarksdale 1, Greenwood 2, Grenada 2"},
	{"010", data.Signed, "Yazoo City 1"},
	{"011", data.Active, "Grenada 2"},
	{"011", data.LOI, "Lexington 1"},
	{"012", data.Active, "Clarksdale 1, Grenada 1"},
	{"013", data.Active, "Greenville 1, Greenwood 2, Clarksdale 1"},
	{"013", data.LOI, "Yazoo City 1"},
	{"014", data.Active, "Greenville 2, Cleveland 1, Greenwood 2, Grenada 1"},
	{"014", data.Signed, "Yazoo City 1"},
	{"015", data.Active, "Greenville 3, Cleveland 2, Clarksdale 2, Greenwood 3, Grenada 2, Indianola 1"},
	{"015", data.LOI, "Yazoo City 1, Lexington 1"},
	{"016", data.Active, "Greenville 3, Cleveland 2, Clarksdale 2, Greenwood 3, Grenada 1"},
	{"016", data.LOI, "Yazoo City 1"},
	{"017", data.Active, "Greenwood 1, Greenville 1"},
	{"018", data.Active, "Greenville 2, Cleveland 1, Clarksdale 1, Greenwood 2, Grenada 1"},
	{"018", data.Signed, "Yazoo City 1"},
	{"019", data.Active, "Grenada 2"},
	{"019", data.Prospect, "Cleveland 1, Greenville 1, Yazoo City 1"},
	{"020", data.Active, "Grenada 1"},
	{"021", data.Active, "Greenville 2, Greenwood 2, Clarksdale 1, Grenada 1"},
	{"021", data.LOI, "Yazoo City 1"},
	{"022", data.Active, "Greenville 1, Greenwood 1"},
	{"023", data.Active, "Greenville 2, Cleveland 1, Clarksdale 2, Greenwood 2, Grenada 2"},
	{"023", data.LOI, "Yazoo City 1"},
	{"025", data.Active, "Greenville 2, Cleveland 2, Clarksdale 1, Greenwood 3, Grenada 2"},
	{"025", data.LOI, "Yazoo City 1"},
	{"026", data.Active, "Greenwood 1, Greenville 1"},
	{"027", data.Active, "Greenwood 1"},
	{"028", data.Active, "Greenville 1, Cleveland 1, Clarksdale 1, Greenwood 2, Grenada 1"},
	{"028", data.Signed, "Yazoo City 1"},
	{"029", data.Active, "Clarksdale 1, Greenwood 2"},
	{"029", data.LOI, "Yazoo City 1"},
	{"029", data.Prospect, "Greenville 1"},
	{"030", data.Active, "Greenville 1, Cleveland 1, Greenwood 2, Grenada 1"},
	{"030", data.LOI, "Yazoo City 1"},
	{"031", data.Active, "Grenada 1"},
	{"031", data.Prospect, "Greenville 1"},
	{"033", data.Active, "Greenville 2, Cleveland 1, Clarksdale 1, Greenwood 2, Grenada 1"},
	{"033", data.LOI, "Yazoo City 1"},
	{"034", data.Active, "Greenwood 1, Greenville 1"},
	{"035", data.Active, "Grenada 1"},
	{"036", data.Active, "Greenville 1, Cleveland 2, Clarksdale 1, Greenwood 2, Grenada 1"},
	{"036", data.LOI, "Yazoo City 1"},
	{"037", data.Active, "Greenville 3, Cleveland 2, Clarksdale 2, Indianola 1, Greenwood 3, Grenada 2"},
	{"037", data.Signed, "Yazoo City 1, Rolling Fork 1"},

	{"040", data.Active, "Greenville 1, Cleveland 1, Clarksdale 1, Indianola 1, Grenada 1, Charleston 1"},
	{"040", data.Signed, "Rolling Fork 1"},
	{"040", data.LOI, "Yazoo City 1, Lexington 1"},
	{"041", data.Active, "Greenwood 1"},
	{"042", data.Active, "Greenville 1, Greenwood 1"},
	{"043", data.Active, "Greenville 1, Clarksdale 1, Greenwood 1, Grenada 1"},
	{"045", data.Active, "Greenville 1, Cleveland 1, Clarksdale 1, Greenwood 2, Grenada 1"},
	{"045", data.LOI, "Yazoo City 1"},
	{"046", data.Active, "Greenville 2, Cleveland 1, Clarksdale 1, Indianola 1, Greenwood 2, Grenada 1, Vaiden 1, Charleston 1, Marks 1"},
	{"046", data.LOI, "Yazoo City 1, Lexington 1, Belzoni 1"},
	{"047", data.Active, "Greenville 1, Cleveland 1, Clarksdale 1, Indianola 1, Greenwood 1, Grenada 1"},
	{"047", data.LOI, "Yazoo City 1"},
	{"048", data.Active, "Greenville 1, Cleveland 1, Clarksdale 1, Greenwood 1, Grenada 1"},
	{"048", data.LOI, "Yazoo City 1"},
	{"049", data.Active, "Greenville 2, Cleveland 1, Clarksdale 1, Indianola 1, Greenwood 2, Grenada 1, Charleston 1"},
	{"049", data.LOI, "Yazoo City 1, Lexington 1"},
	{"050", data.Active, "Greenville 1, Cleveland 1, Clarksdale 1, Greenwood 1, Grenada 1"},
	{"050", data.LOI, "Yazoo City 1"},
	{"051", data.Active, "Greenville 1, Cleveland 1, Greenwood 1, Grenada 1"},
	{"051", data.LOI, "Yazoo City 1"},
	{"052", data.Active, "Greenwood 1"},
	{"057", data.Active, "Greenville 1, Clarksdale 1, Greenwood 1, Grenada 1"},
	{"057", data.LOI, "Yazoo City 1"},
	{"068", data.Active, "Cleveland 1, Clarksdale 1, Greenwood 1, Grenada 1"},
	{"068", data.LOI, "Yazoo City 1"},
	{"068", data.Prospect, "Greenville 1"},
}

// sampleSpecialty is how a type is spoken of: its column in the roster and the end of a practice's name.
type sampleSpecialty struct {
	name, practice string
	facility       bool
}

var sampleSpecialties = map[string]sampleSpecialty{
	"001": {"General Practice", "Family Clinic", false}, "002": {"Family Practice", "Family Clinic", false},
	"003": {"Internal Medicine", "Internal Medicine", false}, "004": {"Geriatrics", "Internal Medicine", false},
	"005": {"Primary Care - Physician Assistants", "Family Clinic", false}, "006": {"Primary Care - Nurse Practitioners", "Family Clinic", false},
	"007": {"Allergy and Immunology", "Allergy and Asthma", false}, "008": {"Cardiology", "Heart Clinic", false},
	"010": {"Chiropractor", "Chiropractic", false}, "011": {"Dermatology", "Dermatology", false},
	"012": {"Endocrinology", "Diabetes and Endocrine", false}, "013": {"ENT/Otolaryngology", "Ear, Nose and Throat", false},
	"014": {"Gastroenterology", "Digestive Health", false}, "015": {"General Surgery", "Surgical Associates", false},
	"016": {"Gynecology, OB/GYN", "Women's Health", false}, "017": {"Infectious Diseases", "Internal Medicine", false},
	"018": {"Nephrology", "Kidney Care", false}, "019": {"Neurology", "Neurology", false},
	"020": {"Neurosurgery", "Spine and Neurosurgery", false}, "021": {"Oncology - Medical, Surgical", "Cancer Care", false},
	"022": {"Oncology - Radiation/Radiation Oncology", "Cancer Care", false}, "023": {"Ophthalmology", "Eye Clinic", false},
	"025": {"Orthopedic Surgery", "Bone and Joint", false}, "026": {"Physiatry, Rehabilitative Medicine", "Bone and Joint", false},
	"027": {"Plastic Surgery", "Surgical Associates", false}, "028": {"Podiatry", "Foot and Ankle", false},
	"029": {"Psychiatry", "Behavioral Medicine", false}, "030": {"Pulmonology", "Lung and Sleep", false},
	"031": {"Rheumatology", "Arthritis Center", false}, "033": {"Urology", "Urology", false},
	"034": {"Vascular Surgery", "Surgical Associates", false}, "035": {"Cardiothoracic Surgery", "Heart Clinic", false},
	"036": {"Clinical Psychology", "Counseling Associates", false}, "037": {"Clinical Social Work", "Counseling Associates", false},

	"040": {"Acute Inpatient Hospitals", "Community Hospital", true}, "041": {"Cardiac Surgery Program", "Community Hospital", true},
	"042": {"Cardiac Catheterization Services", "Community Hospital", true}, "043": {"Critical Care Services - Intensive Care Units (ICU)", "Community Hospital", true},
	"045": {"Surgical Services (Outpatient or ASC)", "Surgery Center", true}, "046": {"Skilled Nursing Facilities", "Care and Rehabilitation", true},
	"047": {"Diagnostic Radiology", "Imaging", true}, "048": {"Mammography", "Imaging", true},
	"049": {"Physical Therapy", "Therapy Services", true}, "050": {"Occupational Therapy", "Therapy Services", true},
	"051": {"Speech Therapy", "Therapy Services", true}, "052": {"Inpatient Psychiatric Facility Services", "Behavioral Hospital", true},
	"057": {"Outpatient Infusion/Chemotherapy", "Infusion Center", true}, "068": {"Outpatient Behavioral Health", "Counseling Center", true},
}
