package place

import "strings"

// remoteFileSystems are the names under which systems mount what lies on another computer.
var remoteFileSystems = map[string]string{
	"nfs": "NFS", "nfs4": "NFS", "cifs": "SMB", "smb": "SMB", "smb2": "SMB", "smb3": "SMB", "smbfs": "SMB",
	"afpfs": "AFP", "afs": "AFS", "coda": "Coda", "ncpfs": "NetWare", "9p": "9P", "v9fs": "9P", "ceph": "Ceph",
	"lustre": "Lustre", "gfs2": "GFS2", "ocfs2": "OCFS2", "gpfs": "GPFS", "beegfs": "BeeGFS", "webdav": "WebDAV",
	"davfs": "WebDAV", "vboxsf": "a folder of the host computer", "vmhgfs": "a folder of the host computer",
	"prl_fs": "a folder of the host computer", "macfuse": "FUSE", "osxfuse": "FUSE",
}

// linuxMagic turns the numbers of statfs(2) into names.
var linuxMagic = map[uint32]string{
	0x6969: "nfs", 0x517B: "smb", 0xFF534D42: "cifs", 0xFE534D42: "smb2", 0x65735546: "fuse",
	0x5346414F: "afs", 0x73757245: "coda", 0x564c: "ncpfs", 0x01021997: "9p", 0x00c36400: "ceph",
	0x0BD00BD0: "lustre", 0x01161970: "gfs2", 0x7461636f: "ocfs2", 0x47504653: "gpfs", 0x19830326: "beegfs",
	0x786f4256: "vboxsf", 0xbacbacbc: "vmhgfs",
}

// network names the network file system a folder is on; empty when it is on this computer.
func network(f Facts) string {
	if path := strings.ReplaceAll(f.Path, "/", `\`); strings.HasPrefix(path, `\\`) {
		if local := strings.HasPrefix(path, `\\?\`) && !strings.HasPrefix(strings.ToUpper(path), `\\?\UNC\`); !local {
			return "a Windows share"
		}
	}
	kind := strings.ToLower(f.FileSystem)
	if name, ok := remoteFileSystems[kind]; ok {
		return name
	}
	// fuseblk is a local disk behind FUSE (NTFS, exFAT); every other kind may be sshfs, rclone or a cloud drive.
	if kind == "fuse" {
		return "FUSE"
	}
	if program, ok := strings.CutPrefix(kind, "fuse."); ok {
		return program
	}
	if f.Remote {
		return "the system says so"
	}
	return ""
}

// fuseProgram finds in the text of /proc/self/mountinfo which program serves the mount that path lies on.
func fuseProgram(mountinfo, path string) string {
	kind, longest := "fuse", -1
	for line := range strings.Lines(mountinfo) {
		before, after, ok := strings.Cut(line, " - ")
		fields := strings.Fields(before)
		types := strings.Fields(after)
		if !ok || len(fields) < 5 || len(types) == 0 {
			continue
		}
		mount := unescape.Replace(fields[4])
		if mount != "/" && path != mount && !strings.HasPrefix(path, mount+"/") {
			continue
		}
		if len(mount) >= longest { // of two mounts on one folder the later hides the earlier
			longest, kind = len(mount), types[0]
		}
	}
	return kind
}

var unescape = strings.NewReplacer(`\040`, " ", `\011`, "\t", `\012`, "\n", `\134`, `\`)
