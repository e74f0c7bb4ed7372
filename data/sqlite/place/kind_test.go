package place

import "testing"

func TestAFolderIsCalledAfterWhatCarriesIt(t *testing.T) {
	none := func(string) []string { return nil }
	for want, facts := range map[string]Facts{
		"Folder":        {Path: "/home/rosa/team", FileSystem: "ext4", List: none},
		"Network drive": {Path: `\\server\plans\team`, List: none},
		"OneDrive":      {Path: `C:\Users\rosa\OneDrive - Cypress Bend\team`, List: none},
		"Google Drive":  {Path: "/Users/rosa/Library/CloudStorage/GoogleDrive-rosa@example.com/My Drive/team", FileSystem: "macfuse", List: none},
		"Cloud folder":  {Path: "/Users/rosa/Library/CloudStorage/Egnyte-rosa/team", List: none},
		"Syncthing": {Path: "/home/rosa/sync/team", FileSystem: "ext4", List: func(dir string) []string {
			if dir == "/home/rosa/sync" {
				return []string{".stfolder/"}
			}
			return nil
		}},
	} {
		if got := KindOf(facts); got != want {
			t.Errorf("%s is called %q, want %q", facts.Path, got, want)
		}
	}
	if got := KindOf(Facts{Path: "/mnt/plans/team", FileSystem: "cifs", List: none}); got != NetworkDrive {
		t.Errorf("a mounted Windows share is called %q", got)
	}
	if got := Kind(t.TempDir()); got == "" {
		t.Error("a folder has no name for its kind")
	}
}
