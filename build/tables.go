package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"exhibit/app"
	"exhibit/words"
)

// tables is the module exhibit:tables: what scripts share with Go. client/tables.d.ts has its
// types.
var tables = api.Plugin{Name: "tables", Setup: func(b api.PluginBuild) {
	const name, namespace = "exhibit:tables", "exhibit"
	b.OnResolve(api.OnResolveOptions{Filter: "^" + name + "$"}, func(api.OnResolveArgs) (api.OnResolveResult, error) {
		return api.OnResolveResult{Path: name, Namespace: namespace}, nil
	})
	b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: namespace}, func(api.OnLoadArgs) (api.OnLoadResult, error) {
		text, err := tablesModule()
		return api.OnLoadResult{Contents: &text, Loader: api.LoaderJS}, err
	})
}}

// tablesModule returns the text of exhibit:tables: app.Bindings, the moves among them, and what
// the interface says by language ("en", "zh"). A script carries the tables it imports only.
func tablesModule() (string, error) {
	exports := map[string]any{"bindings": app.Bindings, "moves": commandsByKey(app.Move)}
	for _, w := range words.All() {
		lang, _, _ := strings.Cut(w.Lang, "-")
		for name, said := range map[string]any{
			"words": w.Front, "share": w.Share, "tools": w.Tools, "offline": w.Offline, "speaker": w.Speaker, "watch": w.Watch, "review": w.Review, "commands": w.Commands,
		} {
			if exports[name] == nil {
				exports[name] = map[string]any{}
			}
			exports[name].(map[string]any)[lang] = said
		}
	}
	var module strings.Builder
	for _, name := range slices.Sorted(maps.Keys(exports)) {
		text, err := json.Marshal(exports[name])
		if err != nil {
			return "", fmt.Errorf("the table %s for scripts: %w", name, err)
		}
		fmt.Fprintf(&module, "export const %s = %s;\n", name, text)
	}
	return module.String(), nil
}

// commandsByKey returns the command of each key of the app.Bindings of a kind.
func commandsByKey(kind app.Kind) map[string]string {
	commands := map[string]string{}
	for _, binding := range app.Bindings {
		for _, key := range binding.Keys {
			if binding.Kind == kind {
				commands[key] = binding.Command
			}
		}
	}
	return commands
}
