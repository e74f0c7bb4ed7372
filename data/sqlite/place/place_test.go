package place

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countyline/data"
)

func TestAFolderIsRefusedWhereADatabaseGetsDamaged(t *testing.T) {
	none := map[string][]string{}
	tests := []struct {
		name    string
		facts   Facts
		markers map[string][]string
		code    string // empty: fit
		says    string
	}{
		{"a local disk", Facts{Path: "/home/ann/Countyline", FileSystem: "ext4"}, none, "", ""},
		{"an unknown file system", Facts{Path: "/home/ann/Countyline"}, none, "", ""},
		{"an NTFS disk behind FUSE", Facts{Path: "/media/ann/disk", FileSystem: "fuseblk"}, none, "", ""},
		{"NFS", Facts{Path: "/srv/team", FileSystem: "nfs"}, none, "network_path", "NFS"},
		{"CIFS", Facts{Path: "/mnt/s", FileSystem: "cifs"}, none, "network_path", "SMB"},
		{"sshfs", Facts{Path: "/mnt/s", FileSystem: "fuse.sshfs"}, none, "network_path", "sshfs"},
		{"rclone", Facts{Path: "/mnt/g", FileSystem: "fuse.rclone"}, none, "network_path", "rclone"},
		{"FUSE of an unknown program", Facts{Path: "/mnt/g", FileSystem: "fuse"}, none, "network_path", "FUSE"},
		{"a Mac's SMB mount", Facts{Path: "/Volumes/team", FileSystem: "smbfs", Remote: true}, none, "network_path", "SMB"},
		{"a Mac's unknown remote mount", Facts{Path: "/Volumes/team", FileSystem: "odd", Remote: true}, none, "network_path", "network drive"},
		{"a Windows share", Facts{Path: `\\server\team\plan`}, none, "network_path", "Windows share"},
		{"a Windows share by its long name", Facts{Path: `\\?\UNC\server\team`}, none, "network_path", "Windows share"},
		{"a long local name", Facts{Path: `\\?\C:\Users\ann\plan`}, none, "", ""},
		{"a mapped drive", Facts{Path: `Z:\plan`, Remote: true}, none, "network_path", "network drive"},
		{"a local drive", Facts{Path: `C:\Users\ann\Countyline`}, none, "", ""},
		{"OneDrive", Facts{Path: `C:\Users\ann\OneDrive\plan`}, none, "cloud_path", "OneDrive"},
		{"OneDrive of a company", Facts{Path: `C:\Users\ann\OneDrive - Cypress Bend\plan`}, none, "cloud_path", "OneDrive"},
		{"OneDrive under another name", Facts{Path: `D:\cloud\plan`, CloudRoots: map[string]string{`d:\Cloud`: "OneDrive"}}, none, "cloud_path", "OneDrive"},
		{"OneDrive by its marker", Facts{Path: `D:\cloud\plan`}, map[string][]string{`D:\cloud`: {".849C9593-D756-4E56-8D6E-42412F2A707B"}}, "cloud_path", "OneDrive"},
		{"Dropbox", Facts{Path: "/home/ann/Dropbox/plan"}, none, "cloud_path", "Dropbox"},
		{"Dropbox of a company", Facts{Path: "/Users/ann/Dropbox (Cypress Bend)/plan"}, none, "cloud_path", "Dropbox"},
		{"Dropbox by its marker", Facts{Path: "/data/team/plan"}, map[string][]string{"/data/team": {"a", ".dropbox"}}, "cloud_path", "Dropbox"},
		{"a home folder with Dropbox's settings", Facts{Path: "/home/ann/plan"}, map[string][]string{"/home/ann": {".dropbox/"}}, "", ""},
		{"Google Drive", Facts{Path: `G:\My Drive\plan`}, none, "cloud_path", "Google Drive"},
		{"Google Drive on a Mac", Facts{Path: "/Users/ann/Library/CloudStorage/GoogleDrive-a@b.example/My Drive"}, none, "cloud_path", "Google Drive"},
		{"any provider in CloudStorage", Facts{Path: "/Users/ann/Library/CloudStorage/Egnyte-x/plan"}, none, "cloud_path", "a cloud service"},
		{"iCloud Drive", Facts{Path: "/Users/ann/Library/Mobile Documents/com~apple~CloudDocs/plan"}, none, "cloud_path", "iCloud Drive"},
		{"Box", Facts{Path: "/Users/ann/Box/plan"}, none, "cloud_path", "Box"},
		{"Box on Windows", Facts{Path: `C:\Users\ann\Box\plan`}, none, "cloud_path", "Box"},
		{"a box that is not the program", Facts{Path: "/srv/archive/box/plan"}, none, "", ""},
		{"Syncthing", Facts{Path: "/home/ann/team/plan"}, map[string][]string{"/home/ann/team": {".stfolder/"}}, "cloud_path", "Syncthing"},
		{"Syncthing at the folder itself", Facts{Path: "/home/ann/plan"}, map[string][]string{"/home/ann/plan": {".stfolder"}}, "cloud_path", "Syncthing"},
		{"Nextcloud", Facts{Path: "/home/ann/Nextcloud/plan"}, none, "cloud_path", "Nextcloud"},
		{"Nextcloud by its journal", Facts{Path: "/home/ann/plans/plan"}, map[string][]string{"/home/ann/plans": {".sync_1f3a.db"}}, "cloud_path", "Nextcloud"},
		{"a name that merely begins so", Facts{Path: "/home/ann/Dropboxes/plan"}, none, "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.facts.List = func(dir string) []string { return test.markers[dir] }
			err := Judge(test.facts)
			if test.code == "" {
				if err != nil {
					t.Fatalf("refused: %v", err)
				}
				return
			}
			if err == nil || data.CodeOf(err) != test.code || !strings.Contains(err.Error(), test.says) {
				t.Fatalf("got %v, want %s naming %s", err, test.code, test.says)
			}
		})
	}
}

func TestARefusalNamesAWayOutThatIsNotRefusedItself(t *testing.T) {
	list := func(string) []string { return nil }
	tests := []struct{ path, fs, home, example string }{
		{"/srv/team", "nfs", "/home/ann", "/home/ann/Countyline"},
		{"/home/ann/plan", "nfs", "/home/ann", ""}, // the home folder is on the share too
		{"/home/ann/Dropbox/plan", "ext4", "/home/ann", "/home/ann/Countyline"},
		{"/home/ann/Dropbox/plan", "ext4", "/home/ann/Dropbox", ""},
		{`Z:\plan`, "smb", `C:\Users\ann`, `C:\Users\ann\Countyline`},
		{"/srv/team", "nfs", "", ""},
	}
	for _, test := range tests {
		err := Judge(Facts{Path: test.path, FileSystem: test.fs, Home: test.home, List: list})
		if err == nil {
			t.Fatalf("%s was not refused", test.path)
		}
		if !strings.Contains(err.Error(), "shared folder") {
			t.Errorf("%s: the sentence does not say how teams share: %v", test.path, err)
		}
		if got := strings.Contains(err.Error(), "for example"); got != (test.example != "") {
			t.Errorf("%s: example given = %v: %v", test.path, got, err)
		}
		if !strings.Contains(err.Error(), test.example) {
			t.Errorf("%s: want example %s: %v", test.path, test.example, err)
		}
	}
}

func TestAFuseMountIsNamedByItsProgram(t *testing.T) {
	const mountinfo = `22 1 8:1 / / rw - ext4 /dev/sda1 rw
30 22 0:40 / /mnt/team\040files rw - fuse.sshfs ann@host:/ rw
31 22 8:17 / /media/disk rw - fuseblk /dev/sdb1 rw
malformed
32 22 0:41 / /mnt/te rw - fuse.rclone drive: rw
`
	for path, want := range map[string]string{
		"/mnt/team files/plan": "fuse.sshfs", "/media/disk": "fuseblk", "/mnt/te/x": "fuse.rclone", "/mnt/tex": "ext4",
	} {
		if got := fuseProgram(mountinfo, path); got != want {
			t.Errorf("%s: got %s, want %s", path, got, want)
		}
	}
}

func TestAFolderThatDoesNotExistYetIsJudgedByItsParents(t *testing.T) {
	dir := t.TempDir()
	if err := Check(filepath.Join(dir, "new", "plan")); err != nil {
		t.Fatalf("a fresh folder on a local disk was refused: %v", err)
	}
	if err := os.Mkdir(filepath.Join(dir, ".stfolder"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := Check(filepath.Join(dir, "new", "plan")); data.CodeOf(err) != "cloud_path" {
		t.Fatalf("got %v, want a refusal", err)
	}
}

func TestALinkIntoACopiedFolderIsRefused(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "Dropbox")
	link := filepath.Join(dir, "plan")
	if err := os.Mkdir(target, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, link); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	if err := Check(link); data.CodeOf(err) != "cloud_path" {
		t.Fatalf("got %v, want a refusal", err)
	}
}
