// Package simulator proves that a team's changes come through: its tests run two to six real workspaces with their real
// databases against a shared folder that does everything shared folders do, on one goroutine, by one seed and a clock
// of their own. What comes out is held against a merge that was written a second time, from the design and not from the
// code. The same seed gives the same run, to the letter.
//
//	go test ./app/simulator                            500 seeds; with -short 50
//	go test ./app/simulator -run TestSeeds -seed 17 -v one of them, with all that happened
//	go test ./app/simulator -seeds 100000              as many as there is time for
//	make mutants                                       plants faults in the program, each of which must be noticed
package simulator
