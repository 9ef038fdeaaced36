//go:build !js

package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
)

// command is one of the program's commands, as "exhibit check". Each has a file of its own.
type command struct {
	name  string
	args  string // of its usage, behind the name: "DIR"; empty for none
	does  string // what it does, in a line
	more  string // what its help says behind the flags: whole lines; empty for nothing
	flags *flag.FlagSet
	most  int // how many arguments it takes besides flags
	run   func(ctx context.Context, args []string, stdout io.Writer) error
}

// commands returns all commands, in the order in which help lists them, with fresh flags.
func commands() []*command {
	return []*command{
		serveCommand(), newCommand(), importCommand(), exportCommand(), checkCommand(), reviewCommand(), lockCommand(), passagesCommand(), sealCommand(), schemaCommand(), versionCommand(),
	}
}

// newFlags returns the flags of a command, which print nothing by themselves.
func newFlags(name string) *flag.FlagSet {
	flags := flag.NewFlagSet(name, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	return flags
}

// find returns the command with a name.
func find(name string) (*command, error) {
	for _, c := range commands() {
		if c.name == name {
			return c, nil
		}
	}
	return nil, misused("there is no command %q; exhibit help lists what there is", name)
}

// parse reads flags and arguments, in any order, and returns the arguments.
func (c *command) parse(args []string) (rest []string, err error) {
	for {
		if err := c.flags.Parse(args); errors.Is(err, flag.ErrHelp) {
			return nil, err
		} else if err != nil {
			return nil, misused("%v; exhibit help %s lists the flags", err, c.name)
		}
		if c.flags.NArg() == 0 {
			return rest, nil
		}
		if len(rest) == c.most {
			if c.most == 0 && c.flags.Lookup("deck") != nil {
				return nil, misused("%q is too much; if it is the deck, write -deck %[1]s", c.flags.Arg(0))
			}
			return nil, misused("%q is too much; exhibit help %s shows the usage", c.flags.Arg(0), c.name)
		}
		rest, args = append(rest, c.flags.Arg(0)), c.flags.Args()[1:]
	}
}

// usage is the line that shows how the command is called, with all its flags.
func (c *command) usage() string {
	line := "exhibit " + c.name
	if c.args != "" {
		line += " " + c.args
	}
	c.flags.VisitAll(func(f *flag.Flag) {
		if line += " [-" + f.Name; value(f) != "" {
			line += " " + value(f)
		}
		line += "]"
	})
	return line
}

// help is what "exhibit help NAME" says.
func (c *command) help() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\nusage: %s\n", strings.ToUpper(c.does[:1])+c.does[1:], wrapped(c.usage(), "       "))
	first := true
	c.flags.VisitAll(func(f *flag.Flag) {
		if first {
			b.WriteString("\nflags:\n")
			first = false
		}
		_, does := flag.UnquoteUsage(f)
		head := strings.TrimSpace("-" + f.Name + " " + value(f))
		fmt.Fprintf(&b, "  %-18s %s\n", head, wrapped(does, strings.Repeat(" ", 21)))
	})
	if c.more != "" {
		b.WriteString("\n" + c.more)
	}
	return b.String()
}

// value is the name of a flag's value in its help; empty for one that is only set.
func value(f *flag.Flag) string {
	if set, ok := f.Value.(interface{ IsBoolFlag() bool }); ok && set.IsBoolFlag() {
		return ""
	}
	name, _ := flag.UnquoteUsage(f)
	return name
}

// lineLength is how long lines of help are at most, in characters, where words allow it.
const lineLength = 110

// wrapped breaks a text into lines; those behind the first are indented.
func wrapped(text, indent string) string {
	var b strings.Builder
	length := len(indent)
	for i, word := range strings.Fields(text) {
		switch {
		case i == 0:
		case length+1+len(word) > lineLength:
			b.WriteString("\n" + indent)
			length = len(indent)
		default:
			b.WriteString(" ")
			length++
		}
		b.WriteString(word)
		length += len(word)
	}
	return b.String()
}

// overview is what "exhibit help" says.
func overview() string {
	var b strings.Builder
	b.WriteString("Exhibit serves a briefing deck you can check.\n\nusage: exhibit COMMAND [ARGUMENTS] [FLAGS]\n\n")
	for _, c := range commands() {
		fmt.Fprintf(&b, "  %-22s %s\n", strings.TrimSpace(c.name+" "+c.args), c.does)
	}
	b.WriteString("\nWithout a command it serves. exhibit help COMMAND shows the flags of one.\n" +
		"Exit codes: 0 fine, 1 the deck or the run failed, 2 wrong usage.\n")
	return b.String()
}
