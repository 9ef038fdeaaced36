-- A filter for Pandoc that makes a deck of Exhibit's a PowerPoint file:
--
--     pandoc --citeproc -L powerpoint.lua -t pptx -o talk.pptx deck.md
--
-- A chart becomes its title and what it shows in words (`alt`), since PowerPoint cannot draw its block;
-- a pause is left out, since Pandoc would write its dots on the slide.

local function told(block)
  local chart = pandoc.read("---\n" .. block.text .. "\n---\n", "markdown").meta
  local text = {}
  if chart.title then
    text[#text + 1] = pandoc.Para({ pandoc.Strong(pandoc.utils.stringify(chart.title)) })
  end
  if chart.alt then
    text[#text + 1] = pandoc.Para(pandoc.utils.stringify(chart.alt))
  end
  return text
end

return {
  {
    CodeBlock = function(block)
      if block.classes:includes("chart") then return told(block) end
    end,
    Para = function(paragraph)
      if pandoc.utils.stringify(paragraph) == ". . ." then return {} end
    end,
  },
}
