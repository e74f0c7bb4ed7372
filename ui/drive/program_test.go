package drive

import (
	"bytes"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// programs names the folder with the built programs; without it there is nothing to drive.
const programs = "COUNTYLINE_DRIVE"

// program is a running program on a screen.
type program struct {
	*screen
	t     *testing.T
	home  string
	cmd   *exec.Cmd
	said  *lines
	began time.Time
	ended chan error
}

// lines is what a program writes, which is read while it still writes.
type lines struct {
	lock sync.Mutex
	text bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.lock.Lock()
	defer l.lock.Unlock()
	return l.text.Write(p)
}

func (l *lines) String() string {
	l.lock.Lock()
	defer l.lock.Unlock()
	return l.text.String()
}

// start starts one of the built programs with a home of its own.
func start(t *testing.T, s *screen, home, name string, args ...string) *program {
	t.Helper()
	p := &program{screen: s, t: t, home: home, said: &lines{}, ended: make(chan error, 1)}
	p.cmd = exec.Command(filepath.Join(os.Getenv(programs), name), args...)
	p.cmd.Stdout, p.cmd.Stderr = p.said, p.said
	p.cmd.Env = append(withoutFolders(os.Environ()), "DISPLAY="+s.display, "WAYLAND_DISPLAY=", "HOME="+home, "LIBGL_ALWAYS_SOFTWARE=1", "LANG=C.UTF-8")
	p.began = time.Now()
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { p.ended <- p.cmd.Wait() }()
	t.Cleanup(func() { _ = p.cmd.Process.Kill() })
	return p
}

// withoutFolders leaves the user's own folders for settings and caches out, so that those under HOME are taken; set to
// nothing, the graphics library would compile all of its shaders at every start.
func withoutFolders(env []string) []string {
	return slices.DeleteFunc(env, func(s string) bool {
		return strings.HasPrefix(s, "XDG_CONFIG_HOME=") || strings.HasPrefix(s, "XDG_CACHE_HOME=")
	})
}

// stop asks the program to end and gives its exit code.
func (p *program) stop() int {
	p.t.Helper()
	_ = p.cmd.Process.Signal(syscall.SIGTERM)
	select {
	case <-p.ended:
		return p.cmd.ProcessState.ExitCode()
	case <-time.After(20 * time.Second):
		p.t.Errorf("the program does not end; it said\n%s", p.said)
		return -1
	}
}

// xdotool types and clicks.
func (p *program) xdotool(args ...string) string {
	p.t.Helper()
	cmd := exec.Command("xdotool", args...)
	cmd.Env = append(os.Environ(), "DISPLAY="+p.display)
	out, err := cmd.Output()
	if err != nil && args[0] != "search" {
		p.t.Fatalf("xdotool %s: %v; the program said\n%s", strings.Join(args, " "), err, p.said)
	}
	return strings.TrimSpace(string(out))
}

func (p *program) press(keys ...string) {
	p.t.Helper()
	for _, k := range keys {
		p.xdotool("key", "--clearmodifiers", k)
		time.Sleep(60 * time.Millisecond)
	}
}

func (p *program) write(text string) {
	p.t.Helper()
	p.xdotool("type", "--delay", "15", text)
	time.Sleep(150 * time.Millisecond)
}

func (p *program) click(at image.Point) {
	p.t.Helper()
	p.xdotool("mousemove", strconv.Itoa(at.X), strconv.Itoa(at.Y))
	time.Sleep(60 * time.Millisecond)
	p.xdotool("click", "1")
}

// titled waits until the window is called so.
func (p *program) titled(beginning string) {
	p.t.Helper()
	p.until("the window is called "+beginning, func() bool {
		return p.xdotool("search", "--name", "^"+regexp.QuoteMeta(beginning)) != ""
	})
}

// until waits for something to become true.
func (p *program) until(what string, true func() bool) {
	p.t.Helper()
	for since := time.Now(); time.Since(since) < 30*time.Second; time.Sleep(30 * time.Millisecond) {
		if true() {
			return
		}
	}
	p.keep("drive-failed")
	p.t.Fatalf("waited in vain until %s; drive-failed.png shows the screen, and the program said\n%s", what, p.said)
}

// sockets are the internet sockets that the program has open.
func (p *program) sockets() []string {
	proc := filepath.Join("/proc", strconv.Itoa(p.cmd.Process.Pid))
	own := map[string]bool{}
	files, _ := os.ReadDir(filepath.Join(proc, "fd"))
	for _, f := range files {
		link, _ := os.Readlink(filepath.Join(proc, "fd", f.Name()))
		if inode, ok := strings.CutPrefix(link, "socket:["); ok {
			own[strings.TrimSuffix(inode, "]")] = true
		}
	}
	var open []string
	for _, kind := range []string{"tcp", "tcp6", "udp", "udp6", "raw", "raw6"} {
		table, _ := os.ReadFile(filepath.Join(proc, "net", kind))
		for _, line := range strings.Split(string(table), "\n") {
			if f := strings.Fields(line); len(f) > 9 && own[f[9]] {
				open = append(open, kind+" "+line)
			}
		}
	}
	return open
}
