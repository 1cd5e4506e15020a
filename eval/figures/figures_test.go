package figures

import (
	"testing"

	"dateline/internal/news"
)

func TestSame(t *testing.T) {
	want := Result{Text: "5 km", TypeName: "dimension"}
	want.Resolution.Value, want.Resolution.Unit = "5", "Kilometer"
	fig := news.Figure{Value: 5, Unit: "km"}
	if !want.same(&fig) {
		t.Error("5 km are not 5 Kilometer")
	}
	fig.Unit = "mi"
	if want.same(&fig) {
		t.Error("5 miles are 5 Kilometer")
	}
	fig.Unit, fig.Value = "km", 5000
	if want.same(&fig) {
		t.Error("5000 km are 5 Kilometer")
	}
}

func TestSameRange(t *testing.T) {
	fig := news.Figure{Value: 20, Low: 20, High: 30}
	if !sameRange("[20,30)", &fig) || sameRange("[20,31)", &fig) || sameRange("(20,)", &fig) {
		t.Error("the bounds of [20,30) are read wrongly")
	}
	fig.High = news.Unbounded
	if !sameRange("(20,)", &fig) {
		t.Error("more than 20 is not (20,)")
	}
}

func TestMissTellsWrongFromRight(t *testing.T) {
	c := Case{Input: "They walked 5 km."}
	if c.miss("DimensionModel") == "" {
		t.Error("5 km are found, and none were asked for")
	}
	c.Results = []Result{{Text: "5 km", TypeName: "dimension"}}
	c.Results[0].Resolution.Value, c.Results[0].Resolution.Unit = "5", "Kilometer"
	if miss := c.miss("DimensionModel"); miss != "" {
		t.Error(miss)
	}
}
