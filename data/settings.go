package data

// Settings are the figures a user may change; each has a default and is printed where it decides a result.
type Settings struct {
	PopulationShare int     // of residents taken as beneficiaries where no population file is loaded, basis points
	RoadFactor      float64 // road miles per straight-line mile
	BackupsKept     int     // daily backups
}

// DefaultSettings are the settings of a new workspace.
func DefaultSettings() Settings {
	return Settings{PopulationShare: 1700, RoadFactor: 1.0, BackupsKept: 14}
}
