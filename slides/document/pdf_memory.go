package document

import (
	"context"

	"github.com/tetratelabs/wazero/experimental"
)

// wasmPage is the size of a page of memory of WebAssembly, in bytes.
const wasmPage = 64 << 10

// pdfMemoryContext is the context with which PDFium is started, so that its memory grows in few steps: what is copied on the
// way is garbage until it is collected, and would be several times what PDFium may have.
func pdfMemoryContext() context.Context {
	return experimental.WithMemoryAllocator(context.Background(), experimental.MemoryAllocatorFunc(func(size, _ uint64) experimental.LinearMemory {
		return &doubling{make([]byte, 0, min(size, pdfMemory*wasmPage))}
	}))
}

// doubling is memory that doubles when it is full, up to that which PDFium may have. The collector frees it, since a call that
// was ended may still run in it.
type doubling struct{ b []byte }

// Reallocate is that of [experimental.LinearMemory].
func (m *doubling) Reallocate(size uint64) []byte {
	const most = pdfMemory * wasmPage
	if size > most {
		return nil
	}
	if size > uint64(cap(m.b)) {
		grown := make([]byte, size, min(most, max(size, 2*uint64(cap(m.b)))))
		copy(grown, m.b)
		m.b = grown
	}
	m.b = m.b[:size]
	return m.b
}

// Free is that of [experimental.LinearMemory].
func (m *doubling) Free() { m.b = nil }
