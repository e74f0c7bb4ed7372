package data

// Fold reduces a name to what identifies it: letters and digits in lower case, one blank for all between them.
func Fold(s string) string { return string(appendFolded(make([]byte, 0, len(s)), s)) }
