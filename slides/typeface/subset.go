package typeface

import (
	"context"
	"crypto/sha256"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"sync"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

//go:embed dist
var dist embed.FS

const (
	// memoryPages is the memory that the subsetter may take, in pages of 64 KB.
	memoryPages = 4096
	// maxTime is how long it may take for the typefaces of a deck.
	maxTime = 20 * time.Second
)

// weightAxis is the tag of a variable font's axis of weight, "wght".
const weightAxis = 'w'<<24 | 'g'<<16 | 'h'<<8 | 't'

// lately are the fonts that Subset has made last: a deck that is being written mostly keeps its letters.
var lately struct {
	sync.Mutex
	of    [sha256.Size]byte // faces and letters
	fonts [][]byte
}

// digest tells the work of Subset from other work.
func digest(faces []*Face, letters []rune) (of [sha256.Size]byte) {
	h := sha256.New()
	for _, f := range faces {
		fmt.Fprintln(h, len(f.file), f.weight, f.variable)
		h.Write(f.file)
	}
	io.WriteString(h, string(letters))
	return [sha256.Size]byte(h.Sum(nil))
}

// Subset returns fonts that hold only the glyphs that a text needs, with their kerning and ligatures: one
// for each face, as TrueType or OpenType of one weight. It runs HarfBuzz's subsetter, which takes some
// tenths of a second, and nothing for what it has made last. The fonts must not be changed. The error is for a program that was built without it, and for a font that cannot be read.
func Subset(faces []*Face, text string) (fonts [][]byte, err error) {
	letters := slices.Compact(slices.Sorted(slices.Values([]rune(text))))
	of := digest(faces, letters)
	lately.Lock()
	defer lately.Unlock()
	if of != lately.of {
		if fonts, err = subsets(faces, letters); err != nil {
			return nil, err
		}
		lately.of, lately.fonts = of, fonts
	}
	return slices.Clone(lately.fonts), nil
}

func subsets(faces []*Face, letters []rune) (fonts [][]byte, err error) {
	const name = "harfbuzz-subset.wasm"
	code, err := dist.ReadFile("dist/" + name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errors.New("this program was built without what makes typefaces small; build it with make")
	}
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), maxTime)
	defer cancel()
	runtime := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfigInterpreter().WithMemoryLimitPages(memoryPages).WithCloseOnContextDone(true))
	defer runtime.Close(context.Background())
	compiled, err := runtime.CompileModule(ctx, code)
	if err != nil {
		return nil, fmt.Errorf("starting %s: %w", name, err)
	}
	for _, f := range faces {
		font, err := subset(ctx, runtime, compiled, f, letters)
		if err != nil {
			return nil, err
		}
		fonts = append(fonts, font)
	}
	return fonts, nil
}

// subset makes the font of one face, in a memory of its own.
func subset(ctx context.Context, runtime wazero.Runtime, compiled wazero.CompiledModule, f *Face, letters []rune) ([]byte, error) {
	module, err := runtime.InstantiateModule(ctx, compiled, wazero.NewModuleConfig().WithName("").WithStartFunctions("_initialize"))
	if err != nil {
		return nil, fmt.Errorf("starting the subsetter: %w", err)
	}
	defer module.Close(ctx)
	h := &harfbuzz{ctx: ctx, module: module}
	at := h.call("malloc", uint64(len(f.file)))
	if h.err == nil && !module.Memory().Write(uint32(at), f.file) {
		h.err = errors.New("the font does not fit in memory")
	}
	const writable = 2
	blob := h.call("hb_blob_create", at, uint64(len(f.file)), writable, 0, 0)
	face := h.call("hb_face_create", blob, 0)
	input := h.call("hb_subset_input_create_or_fail")
	set := h.call("hb_subset_input_unicode_set", input)
	for _, r := range letters {
		h.call("hb_set_add", set, uint64(r))
	}
	if f.variable {
		h.call("hb_subset_input_pin_all_axes_to_default", input, face)
		h.call("hb_subset_input_pin_axis_location", input, face, weightAxis, api.EncodeF32(float32(f.weight)))
	}
	made := h.call("hb_subset_or_fail", face, input)
	if h.err == nil && made == 0 {
		h.err = errors.New("it is damaged")
	}
	result := h.call("hb_face_reference_blob", made)
	length := h.call("hb_blob_get_length", result)
	data := h.call("hb_blob_get_data", result, 0)
	if h.err != nil {
		return nil, fmt.Errorf("the font cannot be made small: %w", h.err)
	}
	font, ok := module.Memory().Read(uint32(data), uint32(length))
	if !ok || length == 0 {
		return nil, errors.New("the font cannot be made small: it is damaged")
	}
	return slices.Clone(font), nil
}

// harfbuzz is the subsetter while it runs. After the first error its calls do nothing.
type harfbuzz struct {
	ctx    context.Context
	module api.Module
	err    error
}

func (h *harfbuzz) call(name string, arguments ...uint64) uint64 {
	if h.err != nil {
		return 0
	}
	results, err := h.module.ExportedFunction(name).Call(h.ctx, arguments...)
	if h.err = err; err != nil || len(results) == 0 {
		return 0
	}
	return results[0]
}
