package room_test
import ("testing";"os";"exhibit/slides/evidence";"exhibit/slides/room";"fmt")
func TestZZ(t *testing.T){ for _,dir:=range []string{"../briefing","../starter","../tutorial","../../docs/layouts"} { d,err:=evidence.Read(os.DirFS(dir),"deck.md"); if err!=nil{t.Fatal(err)}; for i:=range d.Slides{ s:=&d.Slides[i]; e:=room.Of(s,d,nil); fmt.Printf("%-28s %-30s room %.1f h %.1f flex %v chart %v\n",s.Slug,s.Class,e.Room,e.Height,e.Flexible,e.Chart)}; for _,f:=range d.Figures{fmt.Println(f.ID,f.Box)}}}
