package place

import (
	"slices"
	"strings"
)

// cloudNames are folder names that cloud programs give the folders they copy, in lower case.
var cloudNames = map[string]string{
	"onedrive": "OneDrive", "dropbox": "Dropbox", "google drive": "Google Drive", "googledrive": "Google Drive",
	"my drive": "Google Drive", "shared drives": "Google Drive", "drivefs": "Google Drive",
	"icloud drive": "iCloud Drive", "iclouddrive": "iCloud Drive", "com~apple~clouddocs": "iCloud Drive",
	"mobile documents": "iCloud Drive", "box sync": "Box", "nextcloud": "Nextcloud", "owncloud": "ownCloud",
}

// cloudPrefixes are such names followed by a company or an account.
var cloudPrefixes = []struct{ prefix, name string }{
	{"onedrive - ", "OneDrive"},
	{"onedrive-", "OneDrive"},
	{"dropbox (", "Dropbox"},
	{"dropbox-", "Dropbox"},
	{"googledrive-", "Google Drive"},
	{"box-", "Box"},
}

// cloudMarkers are what sync programs leave in the top folder they copy. A *folder* named .dropbox is none: it
// holds the program's settings in everyone's home folder.
var cloudMarkers = map[string]string{
	".dropbox": "Dropbox", ".dropbox.cache/": "Dropbox", ".stfolder/": "Syncthing", ".stfolder": "Syncthing",
	".849c9593-d756-4e56-8d6e-42412f2a707b": "OneDrive",
	".tmp.drivedownload/":                   "Google Drive", ".tmp.driveupload/": "Google Drive",
	".nextcloudsync.log": "Nextcloud", ".owncloudsync.log": "ownCloud",
}

// unnamedCloud is what a folder below macOS's CloudStorage is copied by.
const unnamedCloud = "a cloud service"

// cloud names the program that copies the folder; empty when none is known to.
func cloud(f Facts) string {
	for root, name := range f.CloudRoots {
		if within(f.Path, root) {
			return name
		}
	}
	names := parts(f.Path)
	for i := range names {
		if name := cloudFolder(names[:i+1]); name != "" {
			return name
		}
	}
	for _, dir := range parents(f.Path) {
		for _, entry := range f.List(dir) {
			if name := cloudMarker(strings.ToLower(entry)); name != "" {
				return name
			}
		}
	}
	return ""
}

// cloudFolder judges the last of the names, given those above it.
func cloudFolder(names []string) string {
	last := names[len(names)-1]
	if name, ok := cloudNames[last]; ok {
		return name
	}
	for _, p := range cloudPrefixes {
		if strings.HasPrefix(last, p.prefix) {
			return p.name
		}
	}
	if len(names) < 2 {
		return ""
	}
	above := names[len(names)-2]
	if above == "cloudstorage" && len(names) > 2 && names[len(names)-3] == "library" {
		return unnamedCloud
	}
	// "Box" is an everyday word: only directly in a person's own folder is it the program's.
	if last == "box" && len(names) >= 3 && slices.Contains([]string{"users", "home"}, names[len(names)-3]) {
		return "Box"
	}
	return ""
}

func cloudMarker(entry string) string {
	if name, ok := cloudMarkers[entry]; ok {
		return name
	}
	journal := strings.HasPrefix(entry, ".sync_") || strings.HasPrefix(entry, "._sync_")
	if journal && strings.HasSuffix(entry, ".db") {
		return "Nextcloud"
	}
	return ""
}
