package desk

import "countyline/app"

// Sharing is what the window does with the team's shared folder.
type Sharing interface {
	// Exchange exchanges now and tells what came of it; one that is under way is let end first.
	Exchange(app.ShareOptions)
	// Soon exchanges a little later and tells nothing of it.
	Soon()
	// StartTeam asks for a folder and what a new team needs, and makes the team.
	StartTeam()
	// JoinTeam asks for the team's folder and its passphrase, and joins with the open workspace.
	JoinTeam()
}

// Share is how the workspace stands to its team, as last known.
func (d *Desk) Share() app.ShareState { return d.share }

// SetShare publishes how the workspace stands to its team.
func (d *Desk) SetShare(s app.ShareState) {
	d.share = s
	d.Tell(NewShare)
}
