// Command newsgraph reads news articles and builds a graph of who did what to
// whom, who says so and where it is written.
//
// Every command is in a file of its own; root.go lists them. batch.go holds
// the goroutines of a build, console.go what a command may touch outside the
// program.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// After the first signal the program stops by itself; a second one must
	// end it at once, which is what signals do when nobody listens.
	context.AfterFunc(ctx, stop)
	os.Exit(run(ctx, os.Args[1:], system()))
}
