package watch

import "github.com/fsnotify/fsnotify"

// notices are what the system tells of changes in folders. Where it tells nothing, as of a drive of
// the network, nothing comes.
type notices struct {
	watcher *fsnotify.Watcher // nil where the system has none to give
}

// notify asks for notices of folders. One that cannot be watched is left to looking now and then.
func notify(folders []string) *notices {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return &notices{}
	}
	for _, folder := range folders {
		watcher.Add(folder)
	}
	return &notices{watcher}
}

// events are the notices, and errors what the system says of notices that were lost.
func (n *notices) events() (events <-chan fsnotify.Event, errors <-chan error) {
	if n.watcher == nil {
		return nil, nil
	}
	return n.watcher.Events, n.watcher.Errors
}

func (n *notices) close() {
	if n.watcher != nil {
		n.watcher.Close()
	}
}
