package desk

// Chooser asks the user for a file or a folder. Canceling calls nothing.
type Chooser interface {
	// OpenFile asks for a file with one of the endings, such as ".csv"; none means any file.
	OpenFile(title string, endings []string, chosen func(path string))
	// SaveFile asks where to write a file and proposes a name. It asks before it gives the path of a file that exists.
	SaveFile(title, name string, chosen func(path string))
	// Folder asks for a folder.
	Folder(title string, chosen func(dir string))
	// View opens a file or a folder in the program that the system has for it.
	View(path string)
}

// Entrance is how first run gets into a workspace; each way ends in the open workspace or in a failure shown.
type Entrance interface {
	// StartFromRoster makes a workspace of the user's own and opens Imports on the file.
	StartFromRoster(path string)
	// OpenSample opens the sample plan, which is made on first use.
	OpenSample()
	// OpenWorkspace opens the workspace in a folder.
	OpenWorkspace(dir string)
	// JoinTeam makes a workspace of the user's own from what a team shares in a folder, after asking for the passphrase.
	JoinTeam(folder string)
	// RestoreBackup makes a workspace from a backup file and opens it.
	RestoreBackup(path string)
}
