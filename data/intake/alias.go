package intake

import "strings"

// aliases are the headers that are known, folded, parted by semicolons. They cover the CMS HSD provider and facility
// tables, the state roster template and the rosters of payers. What is left out on purpose: taxonomies, which are
// no HSD types; numbers of groups, which are no provider's NPI; mailing and billing addresses, where no patient is
// seen; and the standing of licenses and credentials, which is no contract.
var aliases = headerTable(map[Field]string{
	FieldNPI: "npi; npi number; npi no; npi id; npi code; provider npi; provider npi number; facility npi; facility npi number; " +
		"individual npi; practitioner npi; physician npi; rendering npi; rendering provider npi; servicing npi; " +
		"servicing provider npi; type 1 npi; npi type 1; national provider identifier; national provider id; " +
		"national provider identifier npi; national provider identifier npi number; national provider identification number; " +
		"provider national provider identifier",
	FieldCode: "specialty code; speciality code; spec code; specialty cd; provider specialty code; facility specialty code; " +
		"specialty type code; hsd code; hsd specialty code; hsd type code; cms code; cms hsd code; cms specialty code; " +
		"cms hsd specialty code; hsd specialty cd; ssa specialty code",
	FieldSpecialty: "specialty; speciality; specialties; specialty name; specialty type; specialty description; specialty desc; spec desc; " +
		"spec; hsd specialty; hsd specialty name; hsd specialty type; hsd specialty description; hsd type; hsd facility type; " +
		"hsd provider type; cms specialty; cms specialty name; cms hsd specialty; facility or service type; " +
		"facility service type; facility type; provider specialty; provider specialty name; provider specialty description; " +
		"provider speciality; facility specialty; facility specialty name; specialty other; primary specialty; " +
		"primary specialty name; primary specialty description; primary speciality; practitioner specialty; " +
		"physician specialty; specialty 1; specialty1; primary specialty 1",
	FieldName: "name; full name; provider name; provider full name; provider name last first; practitioner name; " +
		"practitioner full name; physician name; doctor name; doctor; provider; practitioner; facility name; facility; " +
		"hospital name; organization name; provider organization name; provider or facility name; provider facility name; " +
		"provider name facility name; name of physician or mid level practitioner; name of physician or midlevel practitioner; " +
		"name of provider; name of facility; rendering provider name; servicing provider name",
	FieldLastName: "last name; lastname; surname; family name; provider last name; prov last name; practitioner last name; " +
		"physician last name; rendering provider last name; last",
	FieldFirstName: "first name; firstname; given name; provider first name; prov first name; practitioner first name; " +
		"physician first name; rendering provider first name; first",
	FieldPractice: "practice; practice name; practice group name; practice or group name; practice location name; group; group name; " +
		"group practice; group practice name; provider group; provider group name; physician group; physician group name; " +
		"medical group; medical group name; medical group affiliation; medical group ipa; group affiliation; ipa; ipa name; " +
		"ipa group; ipa medical group; ipa affiliation; clinic; clinic name; entity name; contracting entity; " +
		"contracting entity name; contracted entity; dba; dba name; doing business as",
	FieldLat: "lat; latitude; latitude y; lat y; y latitude; latitude decimal; latitude decimal degrees; latitude degrees; " +
		"latitude dd; latitude wgs84; decimal latitude; lat dd; lat decimal; latitude coordinate; gps latitude; gps lat; " +
		"geo lat; geo latitude; geocoded latitude; geocode latitude; geocoded lat; y coord; y coordinate; ycoord; " +
		"y coordinate latitude; address latitude; zip latitude; centroid latitude",
	FieldLon: "lon; lng; long; longitude; longitude x; long x; lon x; x longitude; longitude decimal; longitude decimal degrees; " +
		"longitude degrees; longitude dd; longitude wgs84; decimal longitude; lon dd; long dd; long decimal; " +
		"longitude coordinate; longtitude; gps longitude; gps long; gps lon; geo long; geo lon; geo lng; geo longitude; " +
		"geocoded longitude; geocode longitude; geocoded long; x coord; x coordinate; xcoord; x coordinate longitude; " +
		"address longitude; zip longitude; centroid longitude",
	FieldAddress: "address; addr; street; street name and number; street address; street address 1; street address line 1; street 1; " +
		"street line 1; address 1; address1; addr 1; addr1; address line 1; address line1; address street; street addr; " +
		"physical address; physical address 1; physical address line 1; physical street address; full street address; " +
		"primary address; primary address 1; primary address line 1; primary practice address; primary practice address 1; " +
		"primary practice address line 1; place of service address",
	FieldAddress2: "address 2; address2; addr 2; addr2; address line 2; address line2; street address 2; street address line 2; street 2; " +
		"street line 2; suite; suite number; suite no; ste; unit; suite unit; physical address 2; physical address line 2; " +
		"primary address 2; primary address line 2; primary practice address 2; primary practice address line 2",
	FieldCity: "city; city name; town; city town; address city; physical city; physical address city; primary city; " +
		"primary practice city; primary address city; municipality",
	FieldState: "state; st; state code; state cd; state abbreviation; state abbr; state abbrev; state name; " +
		"state postal code abbreviation; address state; physical state; physical address state; primary state; " +
		"primary practice state; primary address state; usps state",
	FieldZIP: "zip; zips; zip code; zipcode; zip cd; zip 5; zip5; zip code 5; zip9; zip 9; five digit zip; 5 digit zip; " +
		"5 digit zip code; postal code; postalcode; postal; postcode; post code; zip postal code; zip or postal code; " +
		"postal zip code; zcta; zcta5; address zip; address zip code; physical zip; physical zip code; physical address zip; " +
		"primary zip; primary practice zip; primary practice zip code; primary address zip; us zip code; beneficiary zip; " +
		"beneficiary zip code; member zip; member zip code; zip code of residence; residence zip; residence zip code",
	FieldCounty: "county; county name; cnty; county parish; county or parish; parish; address county; physical county; " +
		"primary practice county; beneficiary county; member county; county of residence",
	FieldCountyFIPS: "county fips; fips; fips code; fips county code; county fips code; fips cd; county fips cd; fips county; fips 5; " +
		"fips5; state county fips; state county fips code; fips state county code; geoid; county geoid",
	FieldSSA: "ssa; ssa code; ssa state county code; ssa state county; ssacd; ssa cd; ssa county; ssa county code; county ssa; " +
		"county ssa code; state county ssa code; state county code ssa; cms county code; hsd county code",
	FieldStatus: "status; contract status; contracting status; contracted status; provider contract status; network status; " +
		"provider network status; network participation; network participation status; participation; participation status; " +
		"provider participation status; participating; participating status; participating provider; participating y n; " +
		"participates; par; par status; par nonpar; par non par; par y n; provider par status; contracted; contracted y n; " +
		"under contract; under contract y n; agreement status; in network; in network y n; in network status; in network flag; " +
		"in network indicator; in network out of network; network indicator; network flag; recruitment status; " +
		"recruiting status; contract stage; provider status; facility status; practitioner status; status code; status description; " +
		"contract status code; contract status description; contracting status code; contracting stage; status of contract; " +
		"current status; current contract status; provider network participation status; provider contracting status; hsd status; " +
		"network contract status; contractstatus; networkstatus; providerstatus; parstatus; participationstatus; signed; signed y n",
	FieldLOI: "letter of intent; letter of intent y n; letter of intent loi; letter of intent loi y n; loi; loi y n; loi indicator; " +
		"loi flag; loi signed; signed loi; has loi",
	FieldBeds: "beds; bed count; beds count; total beds; number of beds; no of beds; num beds; of beds; staffed beds; " +
		"staffed bed count; number of staffed beds; of staffed beds; certified beds; medicare certified beds; " +
		"number of certified beds; of medicare certified beds; of staffed medicare certified beds; " +
		"number of staffed medicare certified beds; staffed medicare certified beds; of staffed beds medicare certified; " +
		"acute beds; acute inpatient beds",
	FieldBeneficiaries: "beneficiaries; benes; bene count; beneficiary count; beneficiaries count; count of beneficiaries; " +
		"number of beneficiaries; no of beneficiaries; of beneficiaries; total beneficiaries; medicare beneficiaries; " +
		"medicare beneficiary count; sample beneficiaries; members; member count; members count; membership; " +
		"number of members; of members; total members; medicare members; ma members; lives; covered lives; eligibles; " +
		"medicare eligibles; number of eligibles; total eligibles; eligible beneficiaries; medicare population; enrollees; " +
		"enrollee count; number of enrollees; total enrollees; enrollment; total enrollment; medicare enrollment",
})

func headerTable(groups map[Field]string) map[string]Field {
	all := map[string]Field{}
	for field, words := range groups {
		for word := range strings.SplitSeq(words, "; ") {
			all[word] = field
		}
	}
	return all
}

// whose are the words before a header that say whose place it is where patients are seen.
var whose = [...]string{
	"primary service location ", "service location ", "primary practice location ", "practice location ", "primary location ", "location ",
	"rendering provider ", "provider practice ", "provider service ", "provider office ", "provider location ", "provider ", "practitioner ",
	"physician ", "facility ", "primary office ", "office ", "practice ", "clinic ", "service ", "servicing ", "site ", "hospital ", "prov ", "fac ",
	"svc ", "loc ",
}

// fieldOf is the field of a folded header; empty when it is not known.
func fieldOf(word string) Field {
	if f, ok := aliases[word]; ok {
		return f
	}
	for _, owner := range whose {
		rest, ok := strings.CutPrefix(word, owner)
		if !ok {
			continue
		}
		switch f := aliases[rest]; f {
		case FieldLat, FieldLon, FieldAddress, FieldAddress2, FieldCity, FieldState, FieldZIP, FieldCounty, FieldCountyFIPS, FieldBeds:
			return f
		}
	}
	return ""
}
