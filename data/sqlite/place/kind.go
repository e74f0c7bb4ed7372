package place

// Kinds of a folder that no known cloud program copies.
const (
	NetworkDrive = "Network drive"
	PlainFolder  = "Folder"
	cloudFolders = "Cloud folder" // of a program whose name is not known
)

// Kind says in a word or two what a folder is, for people: the program that copies it, such as "OneDrive", a network
// drive, or a plain folder. It may wait for a drive that does not answer.
func Kind(dir string) string {
	facts, err := gather(dir)
	if err != nil {
		return PlainFolder
	}
	return KindOf(facts)
}

// KindOf decides on the facts alone. A cloud's own drive is that cloud's, whatever the system mounts it as.
func KindOf(f Facts) string {
	switch name := cloud(f); name {
	case "":
	case unnamedCloud:
		return cloudFolders
	default:
		return name
	}
	if network(f) != "" {
		return NetworkDrive
	}
	return PlainFolder
}
